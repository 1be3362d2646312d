import type { DescribedSchema } from "@linkmint/runtime";
import { useComputed, useSignal } from "@preact/signals";
import { h, type ComponentChild } from "preact";
import { useEffect } from "preact/hooks";
import { Field } from "./field.js";
import type { Form } from "./form.js";
import { readShape } from "./read-shape.js";
import { rootPath, stepInto } from "./value-at.js";

/** How many fields are drawn at once when a form is new: what can be filled in while the others are drawn. */
const firstFields = 4;

/** The choice of a mode, and the fields with what that mode needs and refuses. */
export function ModeFields({ form }: { readonly form: Form }): ComponentChild {
  const isWhole = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => (isWhole.value = true));
    return () => clearTimeout(timer);
  }, []);
  const { operation, provider, schema } = form;
  const { modes = {}, request } = operation;
  const shape = readShape(schema, provider.schemas);
  if (shape.kind !== "object") return h(Field, { form, path: rootPath, schema, required: true });
  const { [form.mode.value]: mode } = modes;
  const groups = mode?.anyOf ?? [];
  const choice = groups.map((group) => group.join(" and ")).join(", or ");
  const members = shape.members.filter(({ name }) => !request?.omitted?.includes(name));
  const isNeeded = (name: string): boolean => mode?.required?.includes(name) ?? false;
  // What the mode needs comes first, and can be filled in while the others are drawn.
  const ordered = [
    ...members.filter(({ name, required }) => required || isNeeded(name)),
    ...members.filter(({ name, required }) => !required && !isNeeded(name)),
  ];
  return h(
    "div",
    { class: "play-fields" },
    Object.keys(modes).length > 1 ? h(Modes, { form }) : null,
    choice === "" ? null : h("p", { class: "play-choice" }, `One of these is needed: ${choice}.`),
    h(WholeIssues, { form }),
    ...(operation.parameters ?? []).flatMap(({ option, schema: own }) =>
      option === undefined ? [] : [h(OptionField, { form, option, schema: own })],
    ),
    ...ordered
      .slice(0, isWhole.value ? undefined : firstFields)
      .map(({ name, schema: own, required }) =>
        h(Field, {
          key: `${form.round.value} ${name}`,
          form,
          path: stepInto(rootPath, name),
          schema: own,
          required: required || isNeeded(name),
          refused: mode?.forbidden?.includes(name)
            ? `Refused in this mode: ${mode.summary}.`
            : undefined,
        }),
      ),
  );
}

/** What is wrong with the whole input. It is drawn by itself, so that no field is drawn again for it. */
function WholeIssues({ form }: { readonly form: Form }): ComponentChild {
  const issues = useComputed(() => (form.issues.value.get("") ?? []).join(" ")).value;
  return h("p", { class: "play-wrong", role: "status" }, issues);
}

interface OptionProps {
  readonly form: Form;
  readonly option: string;
  readonly schema: DescribedSchema;
}

/** A text that the client is given once, and that stands in each request's address or headers. */
function OptionField({ form, option, schema }: OptionProps): ComponentChild {
  const id = `play--option-${option}`;
  const { description = "" } = schema;
  return h(
    "div",
    { class: "play-field" },
    h("label", { for: id, class: "play-label" }, h("code", null, option)),
    h("p", { id: `${id}--about`, class: "play-about" }, description),
    h("input", {
      id,
      autocomplete: "off",
      "aria-describedby": `${id}--about`,
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
