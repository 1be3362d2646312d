import { quoteJson } from "../../diagnostics/quote.js";
import { isAnything, type ValueType, type View, valueTypes } from "../../openapi/view/view.js";
import {
  type Fact,
  type Flag,
  flagFacts,
  keywordFact,
  keywordLocations,
  type ViewPair,
  type Viewers,
} from "./pair.js";

/** Returns the one change where a value that was limited in its kind may be anything, or the other way round. */
export function compareWithAnything(pair: ViewPair): Fact | undefined {
  const { before, after } = pair;
  const [was, is] = [isAnything(before), isAnything(after)];
  if (was === is || !isOfKind(was ? after : before)) return undefined;
  const keywords = ["type", "enum", "const", "anyOf", "oneOf", "properties", "items"];
  return keywordFact(pair, [is ? "type-widened" : "type-narrowed", sayTypes(pair)], ...keywords);
}

function sayTypes({ before, after }: ViewPair): string {
  return `The type is ${formatTypes(after)}; it was ${formatTypes(before)}.`;
}

/** Returns whether a schema says of which kind a value is. */
function isOfKind({ types, values }: View): boolean {
  return types.size < valueTypes.length || values !== undefined;
}

/** What differs in the types and the listed values of two schemas. */
export function compareTypes(pair: ViewPair, viewers: Viewers): Fact[] {
  const type = typeFact(pair);
  if (type?.fact === "type-changed") return [type];
  return [
    ...(type === undefined ? [] : [type]),
    ...nullFacts(pair, type),
    ...valueFacts(pair, viewers),
  ];
}

function typeFact(pair: ViewPair): Fact | undefined {
  const { before, after } = pair;
  // Alternatives are compared one by one.
  if (before.groups.length + after.groups.length > 0) return undefined;
  const [old, now] = [withoutNull(before), withoutNull(after)];
  const isNarrower = now.every((type) => old.includes(type));
  const isWider = old.every((type) => now.includes(type));
  if (isNarrower && isWider) return undefined;
  // Listed values say it more exactly.
  if (now.length > 0 && old.length > 0) {
    if (before.values !== undefined && after.values !== undefined) return undefined;
    if (isNarrower && before.values === undefined && after.values !== undefined) return undefined;
    if (isWider && before.values !== undefined && after.values === undefined) return undefined;
  }
  const wasNull = old.length === 0 && isNull(before);
  const isLess = isNarrower && !wasNull;
  const fact = isLess ? "type-narrowed" : isWider || wasNull ? "type-widened" : "type-changed";
  return keywordFact(pair, [fact, sayTypes(pair)], "type", "anyOf", "oneOf");
}

function isNull({ types }: View): boolean {
  return types.has("null");
}

function withoutNull({ types }: View): ValueType[] {
  return [...types].filter((type) => type !== "null");
}

/** The types as people write them. */
function formatTypes({ types }: View): string {
  if (types.size === 0) return "nothing at all";
  if (types.size === valueTypes.length) return "anything";
  const names = valueTypes.flatMap((type): string[] => {
    if (!types.has(type)) return [];
    if (type === "fraction") return types.has("integer") ? [] : ["fraction"];
    return [type === "integer" && types.has("fraction") ? "number" : type];
  });
  return names.join(" or ");
}

function nullFacts(pair: ViewPair, type: Fact | undefined): Fact[] {
  const { before, after } = pair;
  const isAllowed = [before, after].some(({ types }) => types.size === valueTypes.length);
  if (isAllowed && type !== undefined) return [];
  return flagFacts(pair, [isNull(before), isNull(after)], nullable);
}

const nullable: Flag = {
  gained: ["became-nullable", "It may be null now."],
  lost: ["became-not-nullable", "It may not be null any more."],
  keywords: ["nullable", "type", "anyOf", "oneOf", "enum"],
};

function valueFacts(pair: ViewPair, { spec }: Viewers): Fact[] {
  const { before, after } = pair;
  const { values: old } = before;
  const { values: now } = after;
  const keywords = ["enum", "const", "anyOf", "oneOf"];
  if (old === undefined || now === undefined) {
    return flagFacts(pair, [old !== undefined, now !== undefined], {
      gained: ["enum-added", `The values are listed now: ${list(now?.keys() ?? [])}.`],
      lost: ["enum-removed", "The values are not limited any more."],
      keywords,
    });
  }
  const location = keywordLocations(pair, ...keywords);
  const isOpen = after.isOpen || (spec === "before" && before.isOpen);
  const added = [...now].filter(([value]) => !old.has(value));
  const removed = [...old].filter(([value]) => !now.has(value));
  return [
    ...removed.map(([value, pointer]): Fact => ({
      fact: "enum-member-removed",
      message: `${quoteJson(value)} is none of the values any more.`,
      ...location,
      before: pointer,
    })),
    ...added.map(([value, pointer]): Fact => ({
      fact: isOpen ? "open-enum-member-added" : "enum-member-added",
      message: `${quoteJson(value)} is one of the values now.`,
      ...location,
      after: pointer,
    })),
    ...(spec === undefined ? flagFacts(pair, [before.isOpen, after.isOpen], openness) : []),
  ];
}

const openness: Flag = {
  gained: ["enum-opened", "The list of values may grow at any time."],
  lost: ["enum-closed", "The list of values is complete now."],
  keywords: ["x-link-open-enum", "enum", "const"],
};

function list(values: Iterable<string>): string {
  const all = [...values];
  const shown = all.slice(0, 6).map(quoteJson).join(", ");
  return all.length > 6 ? `${shown}, …` : shown;
}
