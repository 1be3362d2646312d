import { h, type ComponentChild } from "preact";
import { ownForm } from "./own-form.js";
import type { ShownField } from "./shown-field.js";
import { useDraft } from "./use-draft.js";

/** A text, a number, a yes or no, or one of a list. */
export function ScalarField(props: ShownField): ComponentChild {
  const { kind } = props.shape;
  return kind === "choice" || kind === "boolean" ? h(Choice, props) : h(TextField, props);
}

function Choice({
  shape,
  value,
  id,
  form,
  path,
  describedBy,
  refused,
}: ShownField): ComponentChild {
  const values = shape.kind === "choice" ? shape.values : [true, false];
  const isUnlisted = value !== undefined && !values.includes(value);
  return h(
    "select",
    {
      id,
      "aria-describedby": describedBy,
      disabled: refused !== undefined,
      value: String(values.indexOf(value)),
      onChange: ({ currentTarget }: { currentTarget: HTMLSelectElement }) =>
        form.set(path, values[Number(currentTarget.value)]),
    },
    h("option", { value: "-1" }, isUnlisted ? JSON.stringify(value) : "not sent"),
    ...values.map((each, index) => h("option", { value: String(index) }, String(each))),
  );
}

function TextField(props: ShownField): ComponentChild {
  const { shape, value, id, form, path, describedBy, refused } = props;
  const [text, keep] = useDraft(value, showValue);
  const isNumber = shape.kind === "number";
  const isDate = shape.kind === "text" && shape.input === "date";
  const known = shape.kind === "text" ? shape.known : [];
  const list = known.length > 0 ? `${id}--known` : undefined;
  return ownForm(
    h("input", {
      id,
      "aria-describedby": describedBy,
      disabled: refused !== undefined,
      type: shape.kind === "text" ? shape.input : "text",
      inputMode: isNumber ? "decimal" : undefined,
      list,
      autocomplete: "off",
      spellcheck: false,
      value: text,
      placeholder: "not sent",
      onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
        const { value: typed } = currentTarget;
        const next = isNumber ? readNumber(typed) : isDate && typed === "" ? undefined : typed;
        keep(typed, next);
        form.set(path, next);
      },
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
            onClick: () => form.set(path, undefined),
            "aria-label": `Clear ${path.join(".")}`,
          },
          "Clear",
        ),
  );
}

/** A value as it is typed; what is no text or number, which a link may bring, as JSON. */
function showValue(value: unknown): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/**
 * A number where the text is one that JavaScript keeps to the last digit; otherwise the text, which the validator then
 * refuses.
 */
function readNumber(text: string): unknown {
  const typed = text.trim();
  if (typed === "") return undefined;
  if (!/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/u.test(typed)) return text;
  const isRounded = /^-?\d+$/u.test(typed) && !Number.isSafeInteger(Number(typed));
  return isRounded ? text : Number(typed);
}
