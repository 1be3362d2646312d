import { h, type ComponentChild } from "preact";
import { useState } from "preact/hooks";
import type { ShownField } from "./shown-field.js";

/** JSON as text, for what a form cannot show. */
export function JsonField({
  value,
  id,
  form,
  path,
  describedBy,
  refused,
}: ShownField): ComponentChild {
  const [text, setText] = useState(value === undefined ? "" : JSON.stringify(value, null, 2));
  const [problem, setProblem] = useState("");
  return h(
    "span",
    { class: "play-input" },
    h("textarea", {
      id,
      rows: 3,
      spellcheck: false,
      disabled: refused !== undefined,
      "aria-describedby": `${describedBy} ${id}-json`,
      placeholder: "not sent",
      value: text,
      onInput: ({ currentTarget }: { currentTarget: HTMLTextAreaElement }) => {
        setText(currentTarget.value);
        try {
          const next: unknown =
            currentTarget.value.trim() === "" ? undefined : JSON.parse(currentTarget.value);
          form.set(path, next);
          setProblem("");
        } catch {
          setProblem("This is no JSON yet, so the last value that was is sent.");
        }
      },
    }),
    h(
      "span",
      { id: `${id}-json`, class: "play-about" },
      problem === "" ? "Anything may stand here, so write JSON." : problem,
    ),
  );
}
