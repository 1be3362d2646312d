import type { DescribedSchema } from "@linkmint/runtime";
import { h, type ComponentChild } from "preact";
import { Field } from "./field.js";
import { type Form, inputSchema } from "./form.js";
import { readShape } from "./read-shape.js";

/** The choice of a mode, and the fields with what that mode needs and refuses. */
export function ModeFields({ form }: { readonly form: Form }): ComponentChild {
  const { operation, provider } = form;
  const { modes = {}, request } = operation;
  const schema = inputSchema(operation);
  const shape = readShape(schema, provider.schemas);
  if (shape.kind !== "object") return h(Field, { form, path: [], schema, required: true });
  const { [form.mode.value]: mode } = modes;
  const groups = mode?.anyOf ?? [];
  const choice = groups.map((group) => group.join(" and ")).join(", or ");
  const members = shape.members.filter(({ name }) => !request?.omitted?.includes(name));
  const isNeeded = (name: string): boolean => mode?.required?.includes(name) ?? false;
  // What the mode needs comes first.
  const ordered = [
    ...members.filter(({ name, required }) => required || isNeeded(name)),
    ...members.filter(({ name, required }) => !required && !isNeeded(name)),
  ];
  return h(
    "div",
    { class: "play-fields" },
    Object.keys(modes).length > 1 ? h(Modes, { form }) : null,
    choice === "" ? null : h("p", { class: "play-choice" }, `One of these is needed: ${choice}.`),
    h("p", { class: "play-wrong", role: "status" }, (form.issues.value.get("") ?? []).join(" ")),
    ...(operation.parameters ?? []).flatMap(({ option, schema: own }) =>
      option === undefined ? [] : [h(OptionField, { form, option, schema: own })],
    ),
    ...ordered.map(({ name, schema: own, required }) =>
      h(Field, {
        key: `${form.round.value} ${name}`,
        form,
        path: [name],
        schema: own,
        required: required || isNeeded(name),
        refused: mode?.forbidden?.includes(name)
          ? `Refused in this mode: ${mode.summary}.`
          : undefined,
      }),
    ),
  );
}

interface OptionProps {
  readonly form: Form;
  readonly option: string;
  readonly schema: DescribedSchema;
}

/** A text that the client is given once, and that stands in each request's address or headers. */
function OptionField({ form, option, schema }: OptionProps): ComponentChild {
  const id = `play-option-${option}`;
  const { description = "" } = schema;
  return h(
    "div",
    { class: "play-field" },
    h("label", { for: id, class: "play-label" }, h("code", null, option)),
    h("p", { id: `${id}-about`, class: "play-about" }, description),
    h("input", {
      id,
      autocomplete: "off",
      "aria-describedby": `${id}-about`,
      placeholder: "an example",
      value: form.options.value[option] ?? "",
      onInput: ({ currentTarget: { value } }: { currentTarget: HTMLInputElement }) => {
        const { [option]: _, ...rest } = form.options.value;
        form.options.value = value === "" ? rest : { ...rest, [option]: value };
      },
    }),
  );
}

function Modes({ form }: { readonly form: Form }): ComponentChild {
  const modes = Object.entries(form.operation.modes ?? {});
  return h(
    "fieldset",
    { class: "play-modes" },
    h("legend", null, "What is it for?"),
    ...modes.map(([name, { summary }]) =>
      h(
        "label",
        null,
        h("input", {
          type: "radio",
          name: "play-mode",
          checked: form.mode.value === name,
          onChange: () => form.choose(name),
        }),
        ` ${summary}`,
      ),
    ),
  );
}
