import { useComputed } from "@preact/signals";
import { h, type ComponentChild } from "preact";
import { Group } from "./group.js";
import { JsonField } from "./json-field.js";
import { pathKey } from "./path-key.js";
import { readShape } from "./read-shape.js";
import { ScalarField } from "./scalar-field.js";
import type { FieldProps, ShownField } from "./shown-field.js";
import { valueAt } from "./value-at.js";

/** Shows one field, which is drawn again where its own value or what is wrong with it changes. */
export function Field(props: FieldProps): ComponentChild {
  const { form, path, schema, required, refused } = props;
  const { schemas } = form.provider;
  const value = useComputed(() => valueAt(form.input.value, path)).value;
  const key = pathKey(path);
  const issues = useComputed(() => (form.issues.value.get(key) ?? []).join(" ")).value;
  const shape = readShape(schema, schemas);
  const id = `play-${key}`;
  const shown: ShownField = {
    ...props,
    shape,
    value,
    id,
    describedBy: `${id}--about ${id}--wrong`,
    renderField: (each) => h(Field, { ...each, key: pathKey(each.path) }),
  };
  const isGroup = /^(?:object|list|union)$/u.test(shape.kind);
  const name = String(path.at(-1) ?? "input");
  const heading = [
    h("code", null, typeof path.at(-1) === "number" ? `${Number(name) + 1}` : name),
    h("span", { class: "play-type" }, shape.nullable ? `${shape.type} or null` : shape.type),
    required ? h("span", { class: "play-needed" }, "required") : null,
  ];
  return h(
    isGroup ? "fieldset" : "div",
    {
      class: refused ? "play-field play-refused" : "play-field",
      "aria-describedby": isGroup ? shown.describedBy : undefined,
    },
    isGroup
      ? h("legend", null, ...heading)
      : h("label", { for: id, class: "play-label" }, ...heading),
    h("p", { id: `${id}--about`, class: "play-about" }, refused ?? shape.description ?? ""),
    value === null && shape.nullable ? h("p", null, h("code", null, "null"), " is sent.") : null,
    value === null && shape.nullable
      ? null
      : h(isGroup ? Group : shape.kind === "json" ? JsonField : ScalarField, shown),
    shape.nullable && !refused ? h(NullBox, shown) : null,
    h("p", { id: `${id}--wrong`, class: "play-wrong", role: "status" }, issues),
  );
}

function NullBox({ form, path, value, id }: ShownField): ComponentChild {
  return h(
    "label",
    { class: "play-null" },
    h("input", {
      type: "checkbox",
      id: `${id}--null`,
      checked: value === null,
      onChange: () => form.set(path, value === null ? undefined : null),
    }),
    " send null",
  );
}
