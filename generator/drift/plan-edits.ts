import { isDeepStrictEqual } from "node:util";
import { parsePointer, toPointer, valueAt } from "../openapi/pointer.js";
import { referenceOf } from "../openapi/reference.js";
import {
  type CallChangeCode,
  type ChangeCode,
  type SchemaFact,
  schemaFactNames,
} from "../types/change.js";
import type { DriftFinding } from "../types/drift.js";
import {
  type JsonObject,
  type JsonValue,
  asObject,
  isJsonList,
  isJsonObject,
} from "../types/json.js";
import type { SpecEdit } from "../types/spec-edit.js";

/** A difference, and the two documents that it lies between. */
export interface EditInput {
  readonly finding: DriftFinding;
  readonly spec: JsonObject;
  readonly upstream: JsonObject;
  /** A schema of the document as tidy OpenAPI 3.1. */
  readonly upgrade: (schema: JsonValue) => JsonValue;
}

/** What to change in a spec so that it follows the document; nothing where that takes a person. */
export function planEdits(input: EditInput): readonly SpecEdit[] | undefined {
  return planners.get(factOf(input.finding.code))?.(input);
}

type Fact = SchemaFact | CallChangeCode;

/** What happened, whichever side of a schema it happened to. */
function factOf(code: ChangeCode): string {
  const fact = code.replace(/^(?:request|response)-/u, "");
  return schemaFactNames.some((each) => each === fact) ? fact : code;
}

type Planner = (input: EditInput) => readonly SpecEdit[] | undefined;

const copy =
  (...keywords: readonly string[]): Planner =>
  (input) =>
    copyKeywords(input, keywords);

const copyLimits = copy(
  ...["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "uniqueItems"],
  "pattern",
);

const byFact = {
  "additional-properties-allowed": copy("additionalProperties"),
  "additional-properties-forbidden": copy("additionalProperties"),
  "became-deprecated": copy("deprecated"),
  "became-not-nullable": copy("type"),
  "became-nullable": copy("type"),
  "default-added": copy("default"),
  "default-changed": copy("default"),
  "default-removed": copy("default"),
  "enum-added": copy("enum"),
  "enum-member-added": addMember,
  "enum-member-removed": removeMember,
  "enum-removed": copy("enum"),
  "format-narrowed": copy("format"),
  "format-widened": copy("format"),
  "limit-loosened": copyLimits,
  "limit-tightened": copyLimits,
  "no-longer-deprecated": copy("deprecated"),
  "open-enum-member-added": addMember,
  "operation-deprecated": copy("deprecated"),
  "operation-no-longer-deprecated": copy("deprecated"),
  "parameter-became-optional": copy("required"),
  "pattern-changed": copy("pattern"),
  "property-added": addProperty,
  "property-became-optional": dropRequired,
  "property-became-required": requireProperty,
  "request-body-became-optional": copy("required"),
  "required-property-added": addRequiredProperty,
  "type-narrowed": copy("type"),
  "type-widened": copy("type"),
} satisfies Readonly<Partial<Record<Fact, Planner>>>;

const planners: ReadonlyMap<string, Planner> = new Map(Object.entries(byFact));

/** The facts that an edit may settle. */
export const mechanicalFacts: readonly string[] = Object.keys(byFact);

function copyKeywords(
  { finding, spec, upstream, upgrade }: EditInput,
  keywords: readonly string[],
): readonly SpecEdit[] | undefined {
  const pointer = ownerOf(finding.before.pointer, [...keywords, ...typeKeywords]);
  const ours = valueAt(spec, pointer);
  const raw = valueAt(upstream, ownerOf(finding.after.pointer, [...keywords, ...typeKeywords]));
  const theirs = raw === undefined ? undefined : upgrade(raw);
  if (!isJsonObject(ours) || !isJsonObject(theirs)) return undefined;
  return keywords.flatMap((key): SpecEdit[] => {
    const value = theirs[key];
    if (isDeepStrictEqual(ours[key], value)) return [];
    if (value !== undefined) return [{ kind: "set", pointer, key, value }];
    return [{ kind: "remove", pointer: pointer + toPointer([key]) }];
  });
}

/** Where it is said that a value may be null. */
const typeKeywords = ["type", "nullable"];

/** The schema that a pointer leads to, or to a keyword of. */
function ownerOf(pointer: string, keywords: readonly string[]): string {
  const steps = parsePointer(pointer);
  const isName = ["properties", "schemas"].includes(steps.at(-2) ?? "");
  return !isName && keywords.includes(steps.at(-1) ?? "") ? toPointer(steps.slice(0, -1)) : pointer;
}

function addMember({ finding, spec, upstream }: EditInput): readonly SpecEdit[] | undefined {
  const { pointer } = finding.before;
  const value = valueAt(upstream, finding.after.pointer);
  if (!isJsonList(valueAt(spec, pointer)) || value === undefined) return undefined;
  return [{ kind: "append", pointer, value }];
}

function removeMember({ finding, spec }: EditInput): readonly SpecEdit[] | undefined {
  const { pointer } = finding.before;
  const list = valueAt(spec, toPointer(parsePointer(pointer).slice(0, -1)));
  return isJsonList(list) && list.length > 1 ? [{ kind: "remove", pointer }] : undefined;
}

function addProperty({ finding, ...input }: EditInput): readonly SpecEdit[] | undefined {
  const { spec, upstream, upgrade } = input;
  const [key] = finding.entry.names ?? [];
  const raw = valueAt(upstream, finding.after.pointer);
  if (key === undefined || raw === undefined) return undefined;
  const value = upgrade(raw);
  const needed = addComponents(value, input);
  if (needed === undefined) return undefined;
  const { pointer } = finding.before;
  const location = valueAt(spec, pointer);
  if (!isJsonObject(location)) return undefined;
  if (parsePointer(pointer).at(-1) === "properties") {
    return [{ kind: "set", pointer, key, value }, ...needed];
  }
  if (location["$ref"] !== undefined || location["properties"] !== undefined) return undefined;
  return [{ kind: "set", pointer, key: "properties", value: { [key]: value } }, ...needed];
}

function addRequiredProperty(input: EditInput): readonly SpecEdit[] | undefined {
  const { finding, spec } = input;
  const [name] = finding.entry.names ?? [];
  const added = addProperty(input);
  if (added === undefined || name === undefined) return undefined;
  return [...added, ...requireIn(spec, ownerOf(finding.before.pointer, ["properties"]), name)];
}

function requireProperty({ finding, spec }: EditInput): readonly SpecEdit[] | undefined {
  const steps = parsePointer(finding.before.pointer);
  const [map, name] = steps.slice(-2);
  if (map !== "properties" || name === undefined) return undefined;
  return requireIn(spec, toPointer(steps.slice(0, -2)), name);
}

function requireIn(spec: JsonObject, pointer: string, name: string): readonly SpecEdit[] {
  const list = asObject(valueAt(spec, pointer))["required"];
  if (isJsonList(list)) {
    return [{ kind: "append", pointer: pointer + toPointer(["required"]), value: name }];
  }
  return [{ kind: "set", pointer, key: "required", value: [name] }];
}

/** Takes a name out of the list, and the list with the last one. */
function dropRequired({ finding, spec }: EditInput): readonly SpecEdit[] | undefined {
  const { pointer } = finding.before;
  const steps = parsePointer(pointer);
  const owner = toPointer(steps.slice(0, -1));
  const list = valueAt(spec, owner);
  if (steps.at(-2) !== "required" || !isJsonList(list)) return undefined;
  return [{ kind: "remove", pointer: list.length > 1 ? pointer : owner }];
}

/** The components that a schema reaches and the spec lacks. */
function addComponents(
  schema: JsonValue,
  { spec, upstream, upgrade }: Omit<EditInput, "finding">,
): readonly SpecEdit[] | undefined {
  const home = "/components/schemas";
  const known = new Set(Object.keys(asObject(valueAt(spec, home))));
  const edits: SpecEdit[] = [];
  const pending = [...referencesIn(schema)];
  for (const reference of pending) {
    const [, key] = /^#\/components\/schemas\/([\w.-]+)$/u.exec(reference) ?? [];
    if (key === undefined) return undefined;
    if (known.has(key)) continue;
    known.add(key);
    const raw = valueAt(upstream, home + toPointer([key]));
    if (raw === undefined) return undefined;
    const value = upgrade(raw);
    edits.push({ kind: "set", pointer: home, key, value });
    pending.push(...referencesIn(value));
  }
  return edits;
}

function referencesIn(value: JsonValue): string[] {
  if (isJsonList(value)) return value.flatMap(referencesIn);
  if (!isJsonObject(value)) return [];
  return [referenceOf(value) ?? [], ...Object.values(value).map(referencesIn)].flat();
}
