import { quoteJson } from "../../diagnostics/quote.js";
import { isAnything, type ValueType, type View, valueTypes } from "../../openapi/view/view.js";
import { type Fact, keywordPlaces, type ViewPair, type Viewers } from "./pair.js";

/** Returns the one change where a value that was limited in its kind may be anything, or the other way round. */
export function compareWithAnything(pair: ViewPair): Fact | undefined {
  const { before, after } = pair;
  const [was, is] = [isAnything(before), isAnything(after)];
  if (was === is || !isOfKind(was ? after : before)) return undefined;
  const keywords = ["type", "enum", "const", "anyOf", "oneOf", "properties", "items"];
  return {
    fact: is ? "type-widened" : "type-narrowed",
    message: `The type is ${describe(after)}; it was ${describe(before)}.`,
    ...keywordPlaces(pair, ...keywords),
  };
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
  const place = keywordPlaces(pair, "type", "anyOf", "oneOf");
  const message = `The type is ${describe(after)}; it was ${describe(before)}.`;
  // Listed values say it more exactly.
  if (now.length > 0 && old.length > 0) {
    if (before.values !== undefined && after.values !== undefined) return undefined;
    if (isNarrower && before.values === undefined && after.values !== undefined) return undefined;
    if (isWider && before.values !== undefined && after.values === undefined) return undefined;
  }
  if (old.length === 0 && isNull(before)) return { fact: "type-widened", message, ...place };
  if (isNarrower) return { fact: "type-narrowed", message, ...place };
  if (isWider) return { fact: "type-widened", message, ...place };
  return { fact: "type-changed", message, ...place };
}

function isNull({ types }: View): boolean {
  return types.has("null");
}

function withoutNull({ types }: View): ValueType[] {
  return [...types].filter((type) => type !== "null");
}

/** The types as people write them. */
function describe({ types }: View): string {
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
  if (isNull(before) === isNull(after)) return [];
  const isAllowed = [before, after].some(({ types }) => types.size === valueTypes.length);
  if (isAllowed && type !== undefined) return [];
  const place = keywordPlaces(pair, "nullable", "type", "anyOf", "oneOf", "enum");
  return isNull(after)
    ? [{ fact: "became-nullable", message: "It may be null now.", ...place }]
    : [{ fact: "became-not-nullable", message: "It may not be null any more.", ...place }];
}

function valueFacts(pair: ViewPair, { spec }: Viewers): Fact[] {
  const { before, after } = pair;
  const { values: old } = before;
  const { values: now } = after;
  const place = keywordPlaces(pair, "enum", "const", "anyOf", "oneOf");
  if (old === undefined || now === undefined) {
    if (now !== undefined) {
      const message = `The values are listed now: ${list(now.keys())}.`;
      return [{ fact: "enum-added", message, ...place }];
    }
    if (old === undefined) return [];
    return [{ fact: "enum-removed", message: "The values are not limited any more.", ...place }];
  }
  const isOpen = after.isOpen || (spec === "before" && before.isOpen);
  const added = [...now].filter(([value]) => !old.has(value));
  const removed = [...old].filter(([value]) => !now.has(value));
  return [
    ...removed.map(([value, pointer]): Fact => ({
      fact: "enum-member-removed",
      message: `${quoteJson(value)} is none of the values any more.`,
      ...place,
      before: pointer,
    })),
    ...added.map(([value, pointer]): Fact => ({
      fact: isOpen ? "open-enum-member-added" : "enum-member-added",
      message: `${quoteJson(value)} is one of the values now.`,
      ...place,
      after: pointer,
    })),
    ...(spec === undefined ? opennessFacts(pair) : []),
  ];
}

function opennessFacts(pair: ViewPair): Fact[] {
  const { before, after } = pair;
  if (before.isOpen === after.isOpen) return [];
  const place = keywordPlaces(pair, "x-link-open-enum", "enum", "const");
  return after.isOpen
    ? [{ fact: "enum-opened", message: "The list of values may grow at any time.", ...place }]
    : [{ fact: "enum-closed", message: "The list of values is complete now.", ...place }];
}

function list(values: Iterable<string>): string {
  const all = [...values];
  const shown = all.slice(0, 6).map(quoteJson).join(", ");
  return all.length > 6 ? `${shown}, …` : shown;
}
