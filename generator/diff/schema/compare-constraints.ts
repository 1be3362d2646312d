import { quote, quoteJson } from "../../diagnostics/quote.js";
import { isUpper } from "../../openapi/view/merge-views.js";
import type { Limit, Mark, View } from "../../openapi/view/view.js";
import type { SchemaFact } from "../../types/change.js";
import {
  type Fact,
  type Flag,
  flagFacts,
  keywordFact,
  type ViewPair,
  type Viewers,
} from "./pair.js";

/** What differs in limits, formats, patterns, defaults, rules and marks. */
export function compareConstraints(pair: ViewPair, viewers: Viewers): Fact[] {
  const rules = ruleFacts(pair).filter(({ fact }) => fact !== unsaid[viewers.spec ?? "neither"]);
  return [
    ...limitFacts(pair),
    ...setFacts(pair, formats),
    ...setFacts(pair, patterns),
    ...rules,
    ...compareAnnotations(pair, viewers),
  ];
}

/** Compares what does not limit a value: defaults and marks. */
export function compareAnnotations(pair: ViewPair, { spec }: Viewers): Fact[] {
  return [
    ...setFacts(pair, defaults),
    ...markFacts(pair, deprecated),
    // Where one document alone knows what is sensitive, the other has nothing to say about it.
    ...(spec === undefined ? markFacts(pair, sensitive) : []),
  ];
}

/** What a provider's document does not say of rules, as it has them in prose. */
const unsaid = { before: "rule-removed", after: "rule-added", neither: undefined } as const;

function limitFacts(pair: ViewPair): Fact[] {
  const { before, after } = pair;
  const limits = new Set([...before.limits.keys(), ...after.limits.keys()]);
  const bounds = new Map([...limits].map((limit) => [boundOf(limit), limit]));
  return [...bounds.keys()].flatMap((bound): Fact[] => {
    const [old, now] = [readBound(before, bound), readBound(after, bound)];
    const order = compareBounds(bound, old, now);
    if (order === 0) return [];
    const said = `${formatBound(now)}; ${formatBound(old, "it was ")}.`;
    const message = said.charAt(0).toUpperCase() + said.slice(1);
    const fact = order > 0 ? "limit-tightened" : "limit-loosened";
    return [keywordFact(pair, [fact, message], ...keywordsByBound[bound])];
  });
}

/** What limits one thing in one direction, inclusively or not. */
type Bound = Exclude<Limit, "above-value" | "below-value">;

interface BoundValue {
  readonly bound: Bound;
  readonly value: number;
  readonly isExclusive: boolean;
}

const keywordsByBound: Readonly<Record<Bound, readonly string[]>> = {
  "least-length": ["minLength"],
  "most-length": ["maxLength"],
  "least-items": ["minItems"],
  "most-items": ["maxItems"],
  "least-properties": ["minProperties"],
  "most-properties": ["maxProperties"],
  "least-value": ["minimum", "exclusiveMinimum"],
  "most-value": ["maximum", "exclusiveMaximum"],
  multiple: ["multipleOf"],
  unique: ["uniqueItems"],
};

function boundOf(limit: Limit): Bound {
  if (limit === "above-value") return "least-value";
  return limit === "below-value" ? "most-value" : limit;
}

/** The stricter of an inclusive and an exclusive limit. */
function readBound({ limits }: View, bound: Bound): BoundValue | undefined {
  const inclusive = limits.get(bound);
  const exclusive =
    bound === "least-value" || bound === "most-value"
      ? limits.get(bound === "least-value" ? "above-value" : "below-value")
      : undefined;
  const isExclusive =
    exclusive !== undefined &&
    (inclusive === undefined || (isUpper(bound) ? exclusive <= inclusive : exclusive >= inclusive));
  const value = isExclusive ? exclusive : inclusive;
  return value === undefined ? undefined : { bound, value, isExclusive };
}

/** More than 0 where the second is stricter, less than 0 where it is laxer. */
function compareBounds(
  bound: Bound,
  one: BoundValue | undefined,
  other: BoundValue | undefined,
): number {
  if (one === undefined || other === undefined) {
    return (other === undefined ? 0 : 1) - (one === undefined ? 0 : 1);
  }
  if (one.value === other.value) return Number(other.isExclusive) - Number(one.isExclusive);
  // Every multiple of 10 is one of 5, too.
  if (bound === "multiple") return one.value % other.value === 0 ? -1 : 1;
  return isUpper(bound) ? one.value - other.value : other.value - one.value;
}

const nouns: Readonly<Record<Bound, string>> = {
  ...{ "least-length": "the length is at least", "most-length": "the length is at most" },
  ...{ "least-items": "there are at least", "most-items": "there are at most" },
  ...{ "least-properties": "there are at least", "most-properties": "there are at most" },
  ...{ "least-value": "the least value is", "most-value": "the greatest value is" },
  ...{ multiple: "values are multiples of", unique: "no item is there twice" },
};

function formatBound(limit: BoundValue | undefined, prefix?: string): string {
  if (limit === undefined)
    return prefix === undefined ? "there is no such limit" : "it was without";
  const { bound, value, isExclusive } = limit;
  const amount = bound === "unique" ? "" : isExclusive ? `beyond ${value}` : String(value);
  const [unit = ""] = / ?(?:items|properties)$/u.exec(bound.replace("-", " ")) ?? [];
  if (prefix !== undefined) return `${prefix}${bound === "unique" ? "so before" : amount}`;
  return `${nouns[bound]} ${amount}${unit}`.trimEnd();
}

/** A keyword whose values are compared as a set: there is more than one where `allOf` has several. */
interface SetKeyword {
  readonly keywords: readonly string[];
  readonly noun: string;
  readonly show: (value: string) => string;
  readonly valuesOf: (view: View) => ReadonlySet<string>;
  readonly factOf: (old: ReadonlySet<string>, now: ReadonlySet<string>) => SchemaFact;
}

const formats: SetKeyword = {
  keywords: ["format", "contentEncoding", "contentMediaType"],
  noun: "format",
  show: quote,
  valuesOf: (view) => view.formats,
  factOf: (old, now) => {
    const isNarrower = [...old].every((format) => [...now].some((each) => fits(each, format)));
    if (isNarrower) return "format-narrowed";
    const isWider = [...now].every((format) => [...old].some((each) => fits(each, format)));
    return isWider ? "format-widened" : "format-changed";
  },
};

/** Whether every value of a format is one of another (OpenAPI 3.1, 4.4). */
function fits(format: string, other: string): boolean {
  return format === other || ["int32 int64", "float double"].includes(`${format} ${other}`);
}

const patterns: SetKeyword = {
  keywords: ["pattern"],
  noun: "pattern",
  show: quote,
  valuesOf: (view) => view.patterns,
  factOf: (old, now) => {
    if ([...old].every((pattern) => now.has(pattern))) return "limit-tightened";
    return [...now].every((pattern) => old.has(pattern)) ? "limit-loosened" : "pattern-changed";
  },
};

const defaults: SetKeyword = {
  keywords: ["default"],
  noun: "default",
  show: quoteJson,
  valuesOf: (view) => view.defaults,
  factOf: (old, now) => {
    if (old.size === 0) return "default-added";
    return now.size === 0 ? "default-removed" : "default-changed";
  },
};

function setFacts(pair: ViewPair, keyword: SetKeyword): Fact[] {
  const [old, now] = [keyword.valuesOf(pair.before), keyword.valuesOf(pair.after)];
  if (old.size === now.size && [...old].every((value) => now.has(value))) return [];
  const message = `The ${keyword.noun} is ${show(now, keyword)}; it was ${show(old, keyword)}.`;
  return [keywordFact(pair, [keyword.factOf(old, now), message], ...keyword.keywords)];
}

function show(values: ReadonlySet<string>, keyword: SetKeyword): string {
  return values.size === 0 ? "none" : [...values].map(keyword.show).join(" and ");
}

function ruleFacts({ before, after, where }: ViewPair): Fact[] {
  const removed = [...before.rules].filter(([rule]) => !after.rules.has(rule));
  const added = [...after.rules].filter(([rule]) => !before.rules.has(rule));
  const facts: Fact[] = [];
  for (const [rule, pointer] of removed) {
    const keyword = keywordOf(rule);
    const index = added.findIndex(([other]) => keywordOf(other) === keyword);
    const [match] = index < 0 ? [] : added.splice(index, 1);
    facts.push({
      fact: match === undefined ? "rule-removed" : "rule-changed",
      message: `The rule ${keyword} ${match === undefined ? "is gone" : "says something else"}.`,
      where,
      before: pointer,
      after: match?.[1] ?? after.pointer,
    });
  }
  const news = added.map(([rule, pointer]): Fact => {
    const message = `There is a rule ${keywordOf(rule)} now.`;
    return { fact: "rule-added", message, where, before: before.pointer, after: pointer };
  });
  return [...facts, ...news];
}

function keywordOf(rule: string): string {
  return rule.slice(0, rule.indexOf(" "));
}

/** What is said of a mark when a schema gets or loses it. */
interface MarkFlag extends Flag {
  readonly mark: Mark;
}

const deprecated: MarkFlag = {
  mark: "deprecated",
  keywords: ["deprecated"],
  gained: ["became-deprecated", "It is deprecated now."],
  lost: ["no-longer-deprecated", "It is not deprecated any more."],
};

const sensitive: MarkFlag = {
  mark: "sensitive",
  keywords: ["x-link-sensitive"],
  gained: ["became-sensitive", "It is redacted where errors and hooks show it."],
  lost: ["no-longer-sensitive", "It is not redacted any more."],
};

function markFacts(pair: ViewPair, flag: MarkFlag): Fact[] {
  const { before, after } = pair;
  return flagFacts(pair, [before.marks.has(flag.mark), after.marks.has(flag.mark)], flag);
}
