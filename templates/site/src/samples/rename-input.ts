import { type DescribedSchema, publicName } from "@linkmint/runtime";
import type { SampleSubject } from "./sample-subject.js";

/** Returns an input under the client's names; the keys of free-form maps stay as they are. */
export function renameInput(
  input: Readonly<Record<string, unknown>>,
  { provider, operation }: Pick<SampleSubject, "provider" | "operation">,
): unknown {
  const { naming, request, parameters = [] } = operation;
  if (naming === "wire") return input;
  const rename = (value: unknown, shapes: readonly DescribedSchema[]): unknown => {
    if (Array.isArray(value)) {
      const items = shapes.flatMap(({ items: each }) => expand(each, provider.schemas));
      return value.map((item: unknown) => rename(item, items));
    }
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([name, item]): [string, unknown] => {
      const own = shapes.flatMap(({ properties }) =>
        properties && Object.hasOwn(properties, name) ? [properties[name]] : [],
      );
      const schemas =
        own.length > 0 ? own : shapes.map(({ additionalProperties }) => additionalProperties);
      const inner = schemas.flatMap((each) => expand(each, provider.schemas));
      return [own.length > 0 ? publicName(name, naming) : name, rename(item, inner)];
    });
    return Object.fromEntries(entries);
  };
  const properties = Object.fromEntries(
    parameters.flatMap(({ input: name, schema }) => (name === undefined ? [] : [[name, schema]])),
  );
  return rename(input, [{ properties }, ...expand(request?.schema, provider.schemas)]);
}

/** A schema with all that it refers to and is made of. */
function expand(
  schema: unknown,
  schemas: Readonly<Record<string, DescribedSchema>>,
  seen: ReadonlySet<string> = new Set(),
): readonly DescribedSchema[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own = schema as DescribedSchema;
  const name = own.$ref?.slice("#/$defs/".length);
  const isNew = name !== undefined && !seen.has(name);
  const known = isNew ? new Set([...seen, name]) : seen;
  const parts = [
    ...(own.allOf ?? []),
    ...(own.anyOf ?? []),
    ...(own.oneOf ?? []),
    own.then,
    own.else,
  ];
  return [
    own,
    ...(isNew ? expand(schemas[name], schemas, known) : []),
    ...parts.flatMap((part) => expand(part, schemas, known)),
  ];
}
