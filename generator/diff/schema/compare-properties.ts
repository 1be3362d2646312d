import { quote } from "../../diagnostics/quote.js";
import { isAnything, type Node, type View, pointerOfKeyword } from "../../openapi/view/view.js";
import {
  type Fact,
  type Flag,
  flagFacts,
  keywordFact,
  nothing,
  type SchemaPair,
  type Verdict,
  type ViewPair,
  type Viewers,
} from "./pair.js";

/** What differs in the properties and items of two schemas, and which of their schemas are to be compared. */
export function compareProperties(pair: ViewPair, viewers: Viewers): Verdict {
  const named = compareNamed(pair, viewers);
  const further = compareFurther(pair);
  return {
    facts: [...named.facts, ...further.facts, ...compareTuples(pair)],
    inner: [...named.inner, ...further.inner, ...innerItems(pair)],
  };
}

/** A property of one of two schemas, as far as its callers see it. */
interface Seen {
  readonly node: Node;
  readonly pointer: string;
}

function compareNamed(pair: ViewPair, viewers: Viewers): Verdict {
  const facts: Fact[] = [];
  const inner: SchemaPair[] = [];
  const { before, after, side } = pair;
  const names = [before, after].flatMap(({ properties, required }) => [
    ...properties.keys(),
    ...required.keys(),
  ]);
  for (const name of new Set(names)) {
    const old = seen("before", name, pair, viewers);
    const now = seen("after", name, pair, viewers);
    const where = `${pair.where}${step(name)}`;
    if (old !== undefined && now !== undefined) {
      inner.push({ before: old.node, after: now.node, side, where });
    }
    // What a map held under any name is declared now.
    const { additional } = before;
    if (!before.properties.has(name) && now !== undefined && isNode(additional)) {
      inner.push({ before: additional, after: now.node, side, where });
    }
    // What is required and may be anything is there, declared or not, unless nothing undeclared may be.
    const [wasUndeclared, isUndeclared] = [before, after].map(
      ({ properties, required, additional: further }) =>
        required.has(name) && !properties.has(name) && further !== "forbidden",
    );
    const may = (which: "before" | "after", at: Seen | undefined): boolean =>
      at !== undefined && isAnything(viewers[which].view(at.node));
    if ((wasUndeclared && may("after", now)) || (isUndeclared && may("before", old))) {
      facts.push(...compareRequired({ name, where, pair, old, now }));
      if (now === undefined && old !== undefined && isNode(after.additional)) {
        inner.push({ before: old.node, after: after.additional, side, where });
      }
    } else if (old === undefined && now !== undefined) {
      const isRequired = after.required.has(name);
      const fact = isRequired ? "required-property-added" : "property-added";
      const message = `There is ${isRequired ? "a required" : "a"} property ${quote(name)} now.`;
      const location = pointerOfKeyword(before, "properties");
      facts.push({ fact, message, where, before: location, after: now.pointer });
      // It may have had to be there although nothing declared it.
      const wasBare = !before.properties.has(name) && !pair.hidden?.before.has(name);
      if (wasBare && !isRequired) facts.push(...compareRequired({ name, where, pair, old, now }));
    } else if (old !== undefined && now === undefined) {
      const message = `The property ${quote(name)} is gone.`;
      const location = pointerOfKeyword(after, "properties");
      facts.push({
        fact: "property-removed",
        message,
        where,
        before: old.pointer,
        after: location,
      });
    } else {
      facts.push(...compareRequired({ name, where, pair, old, now }));
    }
  }
  return { facts, inner };
}

function isNode(additional: View["additional"]): additional is Node {
  return additional !== undefined && additional !== "forbidden" && additional.length > 0;
}

/** Where a property stands, or nothing where callers do not get to see it. */
function seen(
  which: "before" | "after",
  name: string,
  { hidden, side, ...pair }: ViewPair,
  viewers: Viewers,
): Seen | undefined {
  const node = pair[which].properties.get(name);
  const [first] = node ?? [];
  if (node === undefined || first === undefined || hidden?.[which].has(name)) return undefined;
  const view = viewers[which].view(node);
  // What is only read or only sent belongs to the other side, and what may have no value is not there.
  const isHidden = view.marks.has(otherSide[side]) || view.types.size === 0;
  return isHidden ? undefined : { node, pointer: first.pointer };
}

const otherSide = { request: "readOnly", response: "writeOnly" } as const;

interface NamedPair {
  readonly name: string;
  readonly where: string;
  readonly pair: ViewPair;
  readonly old: Seen | undefined;
  readonly now: Seen | undefined;
}

function compareRequired({ name, where, pair, old, now }: NamedPair): Fact[] {
  const { before, after, hidden } = pair;
  const was = before.required.get(name);
  const is = after.required.get(name);
  if ((was === undefined) === (is === undefined)) return [];
  // One that is not declared is nobody's, unless alternatives declare it or it may have any name.
  const isHidden = [before, after].some(({ properties }) => properties.has(name));
  if (
    old === undefined &&
    now === undefined &&
    (isHidden || hidden?.after.has(name) || hidden?.before.has(name))
  ) {
    return [];
  }
  const [fact, message] =
    is === undefined
      ? (["property-became-optional", "It is optional now."] as const)
      : (["property-became-required", "It is required now."] as const);
  const from = was ?? old?.pointer ?? before.pointer;
  const to = is ?? now?.pointer ?? after.pointer;
  return [{ fact, message, where, before: from, after: to }];
}

const forbidding: Flag = {
  gained: ["additional-properties-forbidden", "Properties that are not listed are refused now."],
  lost: ["additional-properties-allowed", "Properties that are not listed are allowed now."],
  keywords: ["additionalProperties", "unevaluatedProperties"],
};

function compareFurther(pair: ViewPair): Verdict {
  const { before, after, side, where } = pair;
  const { additional: old } = before;
  const { additional: now } = after;
  if (old === "forbidden" || now === "forbidden") {
    return {
      facts: flagFacts(pair, [old === "forbidden", now === "forbidden"], forbidding),
      inner: [],
    };
  }
  if (old === undefined && now === undefined) return nothing;
  const keyword = "additionalProperties";
  const inner = { before: atLeast(old, before, keyword), after: atLeast(now, after, keyword) };
  return { facts: [], inner: [{ ...inner, side, where: `${where}.*` }] };
}

/** A schema that says nothing stands where it would have to be written. */
function atLeast(node: Node | undefined, { pointer }: View, keyword: string): Node {
  if (node !== undefined && node.length > 0) return node;
  return [{ schema: true, pointer: `${pointer}/${keyword}` }];
}

function compareTuples(pair: ViewPair): Fact[] {
  const { before, after, side } = pair;
  const [old, now] = [certainItems(before), certainItems(after)];
  const differs = before.tuple.length !== after.tuple.length;
  // To a reader, an item that may be missing is no mere limit.
  if (!differs && !(side === "response" && now < old)) return [];
  const message = differs
    ? `It lists ${after.tuple.length} first items; it listed ${before.tuple.length}.`
    : `Of its first items, ${now} must be there; ${old} had to.`;
  return [keywordFact(pair, ["composition-changed", message], "prefixItems")];
}

function certainItems({ tuple, limits }: View): number {
  return Math.min(tuple.length, limits.get("least-items") ?? 0);
}

function innerItems({ before, after, side, where }: ViewPair): SchemaPair[] {
  const tuples =
    before.tuple.length === after.tuple.length
      ? before.tuple.map((node, index) => ({
          before: node,
          after: after.tuple[index] ?? [],
          side,
          where: `${where}[${index}]`,
        }))
      : [];
  if (before.items.length + after.items.length === 0) return tuples;
  const items = {
    before: atLeast(before.items, before, "items"),
    after: atLeast(after.items, after, "items"),
  };
  return [...tuples, { ...items, side, where: `${where}[]` }];
}

/** A property's name as a step of a way. */
function step(name: string): string {
  return /^[\w$-]+$/u.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
