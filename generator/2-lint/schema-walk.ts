import type * as v from "valibot";
import { suggest } from "../diagnostics/suggest.js";
import { isRecord } from "./describe-value.js";

/** Keys and indexes, from the outermost on. */
export type Path = readonly (string | number)[];

/** The valibot schema that a part of a value has to fit. */
export function schemaAt(schema: unknown, path: Path): unknown {
  return path.reduce(childSchema, unwrap(schema));
}

function childSchema(parent: unknown, key: string | number): unknown {
  if (!isRecord(parent)) return undefined;
  if (parent.type === "array") return unwrap(parent.item);
  if (parent.type === "record") return unwrap(parent.value);
  const entries = entriesOf(parent);
  return Object.hasOwn(entries, key) ? unwrap(entries[key]) : undefined;
}

/** What an optional or nullable schema makes optional or nullable. */
function unwrap(schema: unknown): unknown {
  return isRecord(schema) && "wrapped" in schema ? unwrap(schema.wrapped) : schema;
}

/** The keys of an object schema, with their schemas. */
export function entriesOf(schema: unknown): Readonly<Record<string, unknown>> {
  return isRecord(schema) && isRecord(schema.entries) ? schema.entries : {};
}

/** The schemas that a union takes. */
export function unionForms(schema: unknown): readonly v.GenericSchema[] {
  return isRecord(schema) && Array.isArray(schema.options)
    ? (schema.options as readonly v.GenericSchema[])
    : [];
}

/** Which form of a union an author meant: the one most of whose keys are there, if only nearly spelt. */
export function meantForm(
  forms: readonly v.GenericSchema[],
  value: unknown,
): v.GenericSchema | undefined {
  if (!isRecord(value)) return undefined;
  let best: { form: v.GenericSchema; score: number } | undefined;
  for (const form of forms) {
    const known = Object.keys(entriesOf(form));
    const scores = Object.keys(value).map((key) => {
      if (known.includes(key)) return 1;
      return suggest(key, known) === undefined ? 0 : 0.5;
    });
    const score = scores.reduce<number>((sum, each) => sum + each, 0);
    if (score > (best?.score ?? 0)) best = { form, score };
  }
  return best?.form;
}
