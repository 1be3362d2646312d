import { h, type ComponentChild } from "preact";
import type { ShownField } from "./shown-field.js";

/** A text, a number, a yes or no, or one of a list. */
export function ScalarField(props: ShownField): ComponentChild {
  const { shape, value, id, form, path, describedBy, refused } = props;
  const common = { id, "aria-describedby": describedBy, disabled: refused !== undefined };
  const set = (next: unknown): void => form.set(path, next);
  if (shape.kind === "choice" || shape.kind === "boolean") {
    const values = shape.kind === "choice" ? shape.values : [true, false];
    const chosen = values.indexOf(value);
    return h(
      "select",
      {
        ...common,
        value: String(chosen),
        onChange: ({ currentTarget }: { currentTarget: HTMLSelectElement }) =>
          set(values[Number(currentTarget.value)]),
      },
      h("option", { value: "-1" }, "not sent"),
      ...values.map((each, index) => h("option", { value: String(index) }, String(each))),
    );
  }
  const isNumber = shape.kind === "number";
  const known = shape.kind === "text" ? shape.known : [];
  const list = known.length > 0 ? `${id}-known` : undefined;
  return h(
    "span",
    { class: "play-input" },
    h("input", {
      ...common,
      type: shape.kind === "text" ? shape.input : "text",
      inputMode: isNumber ? "decimal" : undefined,
      list,
      autocomplete: "off",
      spellcheck: false,
      value: value === undefined ? "" : String(value),
      placeholder: "not sent",
      onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
        set(isNumber ? readNumber(currentTarget.value) : currentTarget.value),
    }),
    list === undefined
      ? null
      : h("datalist", { id: list }, ...known.map((each) => h("option", { value: String(each) }))),
    value === undefined || refused
      ? null
      : h(
          "button",
          {
            type: "button",
            onClick: () => set(undefined),
            "aria-label": `Clear ${path.join(".")}`,
          },
          "Clear",
        ),
  );
}

/** A number where the text is one; otherwise the text, which the validator then refuses. */
function readNumber(text: string): unknown {
  if (text.trim() === "") return undefined;
  const isWritten = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/u.test(text);
  // While it is typed, "1." and "1.0" are not what their number is written as.
  return isWritten && String(Number(text)) === text
    ? Number(text)
    : isWritten && !/[.eE]/u.test(text)
      ? Number(text)
      : text;
}
