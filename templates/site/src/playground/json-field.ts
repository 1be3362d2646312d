import { h, type ComponentChild } from "preact";
import { ownForm } from "./own-form.js";
import type { ShownField } from "./shown-field.js";
import { useDraft } from "./use-draft.js";

/** JSON as text, for what a form cannot show. */
export function JsonField(props: ShownField): ComponentChild {
  const { value, id, form, path, describedBy, refused } = props;
  const [text, keep] = useDraft(value, (each) =>
    each === undefined ? "" : JSON.stringify(each, null, 2),
  );
  const parsed = parse(text);
  const problem = parsed.isJson
    ? "Written as JSON."
    : "This is no JSON yet; what was here before is sent.";
  return ownForm(
    h("textarea", {
      id,
      rows: 3,
      spellcheck: false,
      disabled: refused !== undefined,
      "aria-describedby": `${describedBy} ${id}--json`,
      placeholder: "not sent",
      value: text,
      onInput: ({ currentTarget }: { currentTarget: HTMLTextAreaElement }) => {
        const next = parse(currentTarget.value);
        keep(currentTarget.value, next.isJson ? next.value : value);
        if (next.isJson) form.set(path, next.value);
      },
    }),
    h("span", { id: `${id}--json`, class: "play-about" }, problem),
  );
}

/** An empty text is no value. */
function parse(text: string): { readonly isJson: boolean; readonly value?: unknown } {
  if (text.trim() === "") return { isJson: true };
  try {
    return { isJson: true, value: JSON.parse(text) as unknown };
  } catch {
    return { isJson: false };
  }
}
