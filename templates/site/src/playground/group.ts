import { h, type ComponentChild } from "preact";
import { useState } from "preact/hooks";
import type { ShownField } from "./shown-field.js";
import { findFaults } from "./find-faults.js";
import { ownForm } from "./own-form.js";
import { readShape, type Shape } from "./read-shape.js";
import { stepInto } from "./value-at.js";

/** Fields inside a field: members, items, names with values, or those of the chosen kind. */
export function Group(props: ShownField): ComponentChild {
  const { shape, value, form, path, required, refused, renderField } = props;
  if (refused !== undefined) return h("p", null, "Not sent.");
  if (value === undefined && !required) {
    return h(
      "button",
      { type: "button", onClick: () => form.set(path, emptyValue(shape, form.provider.schemas)) },
      `Add ${path.at(-1)}`,
    );
  }
  const remove = required
    ? null
    : h(
        "button",
        { type: "button", class: "play-remove", onClick: () => form.set(path, undefined) },
        `Leave out ${path.at(-1)}`,
      );
  return h("div", { class: "play-group" }, contentOf(), remove);

  function contentOf(): ComponentChild {
    switch (shape.kind) {
      case "object":
        return [
          ...shape.members.map(({ name, ...member }) =>
            renderField({ form, path: stepInto(path, name), ...member }),
          ),
          shape.rest && h(Names, { ...props, values: shape.rest, members: shape.members }),
        ];
      case "list":
        return h(List, { ...props, items: shape.items });
      case "union":
        return h(Kinds, { ...props, options: shape.options });
      default:
        return [];
    }
  }
}

/** The least that is sent where somebody adds a value; of a union, that of its first kind. */
function emptyValue(shape: Shape, schemas: ShownField["form"]["provider"]["schemas"]): unknown {
  switch (shape.kind) {
    case "text":
      return "";
    case "number":
      return 0;
    case "boolean":
      return true;
    case "choice":
      return shape.values[0];
    case "list":
      return [];
    case "union":
      return emptyValue(readShape(shape.options[0] ?? {}, schemas), schemas);
    default:
      return {};
  }
}

type Schema = ShownField["schema"];

function List({
  value,
  form,
  path,
  renderField,
  items,
}: ShownField & { items: Schema }): ComponentChild {
  const all: readonly unknown[] = Array.isArray(value) ? value : [];
  const { schemas } = form.provider;
  const next = emptyValue(readShape(items, schemas), schemas);
  // Behind an item that is gone, each is drawn anew, as it is another one now.
  const [gone, setGone] = useState(0);
  return h(
    "div",
    null,
    ...all.map((_, index) =>
      h(
        "div",
        { class: "play-item", key: `${gone} ${index}` },
        renderField({ form, path: stepInto(path, index), schema: items, required: true }),
        h(
          "button",
          {
            type: "button",
            class: "play-remove",
            onClick: () => {
              setGone(gone + 1);
              form.set([...path, index], undefined);
            },
          },
          `Remove ${index + 1}`,
        ),
      ),
    ),
    h(
      "button",
      { type: "button", onClick: () => form.set([...path, all.length], next) },
      `Add to ${path.at(-1)}`,
    ),
  );
}

type NamesProps = ShownField & { values: Schema; members: readonly { readonly name: string }[] };

/** Members under names of one's own, beside the named ones. */
function Names({
  value,
  form,
  path,
  id,
  renderField,
  values,
  members,
}: NamesProps): ComponentChild {
  const [name, setName] = useState("");
  const taken = new Set(members.map((member) => member.name));
  const names = Object.keys(Object(value) as object).filter((each) => !taken.has(each));
  const add = (): void => {
    if (name === "" || taken.has(name) || names.includes(name)) return;
    const { schemas } = form.provider;
    form.set([...path, name], emptyValue(readShape(values, schemas), schemas));
    setName("");
  };
  return h(
    "div",
    null,
    ...names.map((each) =>
      renderField({ form, path: stepInto(path, each), schema: values, required: false }),
    ),
    ownForm(
      h("label", { for: `${id}--name` }, "Name "),
      h("input", {
        id: `${id}--name`,
        value: name,
        autocomplete: "off",
        onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
          setName(currentTarget.value),
      }),
      h("button", { type: "button", onClick: add }, "Add"),
    ),
  );
}

/** Which kind a value is of, and its fields: that of the value at first; another kind begins anew. */
function Kinds({
  value,
  form,
  path,
  id,
  renderField,
  options,
}: ShownField & { options: readonly Schema[] }): ComponentChild {
  const { schemas } = form.provider;
  const [chosen, setChosen] = useState(() => {
    const faults = options.map((schema) => findFaults(schema, schemas, value).length);
    return Math.max(0, faults.indexOf(Math.min(...faults)));
  });
  const titleOf = (schema: Schema): string => {
    const { type, description } = readShape(schema, schemas);
    return schema.title || schema.$ref?.slice("#/$defs/".length) || description || type;
  };
  const schema = options[chosen] ?? {};
  return h(
    "div",
    null,
    h("label", { for: `${id}--kind` }, "Kind "),
    h(
      "select",
      {
        id: `${id}--kind`,
        value: String(chosen),
        onChange: ({ currentTarget }: { currentTarget: HTMLSelectElement }) => {
          const next = Number(currentTarget.value);
          setChosen(next);
          form.set(path, emptyValue(readShape(options[next] ?? {}, schemas), schemas));
        },
      },
      ...options.map((each, index) => h("option", { value: String(index) }, titleOf(each))),
    ),
    renderField({ form, path, schema, required: true }),
  );
}
