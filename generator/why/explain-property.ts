import { publicName } from "../names/casing.js";
import { parsePointer, valueAt } from "../openapi/pointer.js";
import type { JsonObject } from "../types/json.js";
import type { ProviderModel } from "../types/model.js";
import { findNecessity } from "./find-necessity.js";
import { findStep } from "./find-step.js";
import { type Hop, openSchema } from "./open-schema.js";
import type { SchemaSubject, Subject } from "./subject.js";
import { describe } from "./type-subjects.js";

/** A schema, and what its properties are called and declared under. */
export interface PropertyRequest {
  /** What people call the schema: a type, or `POST /tokens request`. */
  readonly name: string;
  readonly schema: SchemaSubject;
  /** The types that declare its properties. */
  readonly declared: readonly string[];
  readonly path: readonly string[];
}

/** A property somewhere in a schema, and the references that lead to it; or the names that would have led on. */
export type PropertyAnswer =
  | {
      readonly subject: Subject;
      readonly hops: readonly Hop[];
      /** The schema that the path starts in. */
      readonly start: string;
    }
  | {
      readonly candidates: readonly string[];
      /** Which segment of the path leads nowhere. */
      readonly index: number;
    };

/** Follows a path of names into a schema. */
export function explainProperty(
  { model, root }: { readonly model: ProviderModel; readonly root: JsonObject },
  { name, schema, declared, path }: PropertyRequest,
): PropertyAnswer {
  const { side, naming } = schema;
  const hops: Hop[] = [];
  let [owner, at, label] = [schema.pointer, schema.pointer, name];
  let owners = declared;
  let last: { wireName: string; required: readonly string[]; index: number } | undefined;
  for (const [index, segment] of path.entries()) {
    const step = findStep(root, { pointer: at, naming }, segment);
    if (!("pointer" in step)) return { candidates: step.candidates, index };
    hops.push(...step.hops);
    // Bodies have a type of their own, whatever they refer to.
    const typeName = index === 0 ? undefined : typeOf(model, step.hops, schema);
    if (typeName !== undefined) owners = [typeName];
    const { wireName } = step;
    last = undefined;
    label += wireName === undefined ? "[]" : `.${publicName(wireName, naming)}`;
    if (wireName !== undefined) {
      last = { wireName, required: step.required, index };
      owners = owners.map((each) => `${each}.${publicName(wireName, naming)}`);
    }
    [owner, at] = [at, step.pointer];
  }
  const description = openSchema(root, at)
    .map(({ pointer }) => describe(valueAt(root, pointer)))
    .find((each) => each.description !== undefined);
  const operation = model.operations.find(({ pointer }) => pointer === schema.operation);
  return {
    hops,
    start: schema.pointer,
    subject: {
      names: [label],
      what: side === "request" ? "a property of a request" : "a property of an answer",
      ...description,
      origins: [{ pointer: at, part: "key", says: "the property" }],
      declared: owners,
      ...(last !== undefined &&
        side === "request" && {
          necessity: findNecessity(root, {
            ...last,
            owner,
            ...(last.index === 0 && operation !== undefined && { operation }),
          }),
        }),
    },
  };
}

/** The segments of `user.address.country`, `/user/address/country` and `rows[].id`. */
export function parsePath(text: string): string[] {
  if (text.startsWith("/")) return parsePointer(text);
  const segments = text.replaceAll(/\[\d*\]/gu, ".[]").split(".");
  return segments.filter((segment) => segment !== "");
}

function typeOf(
  { reached }: ProviderModel,
  hops: readonly Hop[],
  { side, naming }: SchemaSubject,
): string | undefined {
  const keys = hops.map(({ target }) => parsePointer(target).at(-1)).reverse();
  const types = keys.flatMap((key) =>
    reached.filter((each) => each.key === key && each.side === side && each.naming === naming),
  );
  return types[0]?.typeName;
}
