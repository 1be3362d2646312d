import { publicName } from "../names/casing.js";
import { parsePointer, valueAt, toPointer } from "../openapi/pointer.js";
import { type JsonObject, type JsonValue, asObject, isJsonList } from "../types/json.js";
import type { ProviderModel, ModeModel, OperationModel } from "../types/model.js";
import { findStep } from "./find-step.js";
import { type Hop, openSchema } from "./open-schema.js";
import {
  type SchemaSubject,
  type Subject,
  keyOrigin,
  type PointedNecessity,
  type PointedOrigin,
  valueOrigin,
} from "./subject.js";
import { descriptionOf } from "./type-subjects.js";

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
export type PropertyResult =
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
): PropertyResult {
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
    .map(({ pointer }) => descriptionOf(valueAt(root, pointer)))
    .find((each) => each.description !== undefined);
  const operation = model.operations.find(({ pointer }) => pointer === schema.operation);
  return {
    hops,
    start: schema.pointer,
    subject: {
      names: [label],
      what: side === "request" ? "a property of a request" : "a property of a response",
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

/** A property of a request, and where its schema calls it required. */
interface RequestProperty {
  readonly wireName: string;
  readonly required: readonly string[];
  /** The operation whose body it is a property of; absent deeper in a body. */
  readonly operation?: OperationModel;
  /** The schema that it is a property of. */
  readonly owner: string;
}

/** Whether callers have to send a property, and what says so: the schema, modes, rules that depend on values. */
function findNecessity(root: JsonObject, property: RequestProperty): PointedNecessity {
  const { wireName, required, operation, owner } = property;
  const modes = operation?.modes ?? [];
  const ruled = modes.flatMap((mode) => modeReasons(mode, wireName, operation?.pointer ?? ""));
  const inEach = modes.length > 0 && modes.every(({ required: names }) => names.includes(wireName));
  return {
    required: required.length > 0 || inEach,
    reasons: [
      ...required.map((pointer) => valueOrigin(pointer, "the schema requires it")),
      ...ruled,
      ...valueReasons(root, owner, wireName),
    ],
  };
}

function modeReasons(
  { name, required, forbidden, anyOf }: ModeModel,
  wireName: string,
  operation: string,
): PointedOrigin[] {
  const at = (...path: (string | number)[]): string =>
    operation + toPointer(["x-link-token", "modes", name, ...path]);
  const group = `mode ${name} asks for one of several groups, this in one of them`;
  const locations = [
    { list: required, path: ["required"], says: `mode ${name} requires it` },
    { list: forbidden, path: ["forbidden"], says: `mode ${name} forbids it` },
    ...anyOf.map((list, index) => ({ list, path: ["anyOf", index], says: group })),
  ];
  return locations.flatMap(({ list, path, says }) => {
    const index = list.indexOf(wireName);
    return index < 0 ? [] : [valueOrigin(at(...path, index), says)];
  });
}

/** Conditions of the schema that ask for the property, or for its absence, where other values say so. */
function valueReasons(root: JsonObject, owner: string, wireName: string): PointedOrigin[] {
  const asks = (names: JsonValue | undefined) => isJsonList(names) && names.includes(wireName);
  return openSchema(root, owner).flatMap(({ value, pointer }): PointedOrigin[] => {
    const dependents = Object.entries(asObject(value["dependentRequired"]));
    const others = dependents.flatMap(([other, names]) => (asks(names) ? [other] : []));
    const branches = ["then", "else"].filter((each) => asks(asObject(value[each])["required"]));
    return [
      ...others.map((other) =>
        valueOrigin(pointer + toPointer(["dependentRequired", other]), `required beside ${other}`),
      ),
      ...branches.map((keyword) =>
        keyOrigin(`${pointer}/${keyword}`, "required where other values say so"),
      ),
    ];
  });
}
