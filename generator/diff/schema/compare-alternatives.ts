import { toPascalCase } from "../../names/casing.js";
import { parsePointer } from "../../openapi/pointer.js";
import { componentKey, referenceOf } from "../../openapi/reference.js";
import type { Viewer } from "../../openapi/view/create-viewer.js";
import { mergeViews, withoutGroups, withoutNull } from "../../openapi/view/merge-views.js";
import type { Group, LocatedSchema, View } from "../../openapi/view/view.js";
import { pairUp } from "../call/pair-up.js";
import {
  type Fact,
  keywordFact,
  keywordLocations,
  nothing,
  type Verdict,
  type ViewPair,
  type Viewers,
} from "./pair.js";

/** What differs in the alternatives of two schemas. */
export interface AlternativesVerdict extends Verdict {
  /** `whole` where the verdict covers what stands beside the alternatives, too. */
  readonly kind: "whole" | "part";
}

/**
 * Compares `anyOf` and `oneOf`, which are a choice both: each alternative with the one that it is most like.
 * A schema without alternatives is compared as the only one where the other has several.
 */
export function compareAlternatives(pair: ViewPair, viewers: Viewers): AlternativesVerdict {
  const [olds, news] = [pair.before.groups, pair.after.groups];
  if (olds.length + news.length === 0) return { kind: "part", ...nothing };
  const [old, now] = [olds[0], news[0]];
  const listOf = (which: "before" | "after", group: Group | undefined): Branch[] => {
    const [view, viewer] = [pair[which], viewers[which]];
    return group === undefined ? [wholeBranch(view, viewer)] : spread(view, group, viewer);
  };
  if (olds.length + news.length === 1) {
    return { kind: "whole", ...compareLists(pair, listOf("before", old), listOf("after", now)) };
  }
  return { kind: "part", ...compareGroups(pair, viewers) };
}

/** Each choice with the one that is the same, else with the next one that is left. */
function compareGroups(pair: ViewPair, viewers: Viewers): Verdict {
  const { before, after } = pair;
  if (before.groups.length !== after.groups.length) {
    const message = `It is composed of ${after.groups.length} choices; it was of ${before.groups.length}.`;
    const told = ["composition-changed", message] as const;
    return { facts: [keywordFact(pair, told, "anyOf", "oneOf", "allOf")], inner: [] };
  }
  const { pairs } = pairUp(before.groups, after.groups, [
    (old, now) => textOf(old, viewers.before) === textOf(now, viewers.after),
    () => true,
  ]);
  const verdicts = pairs.map(([old, now]) =>
    compareLists(pair, listBranches(old, viewers.before), listBranches(now, viewers.after)),
  );
  return {
    facts: verdicts.flatMap(({ facts }) => facts),
    inner: verdicts.flatMap(({ inner }) => inner),
  };
}

function compareLists(pair: ViewPair, olds: readonly Branch[], news: readonly Branch[]): Verdict {
  const { side, where } = pair;
  const { pairs, onlyBefore, onlyAfter } = pairBranches(olds, news);
  const location = keywordLocations(pair, "anyOf", "oneOf");
  const facts = [
    ...onlyBefore.map(({ view, label }): Fact => {
      const message = `The alternative ${label} is gone.`;
      return { ...location, fact: "alternative-removed", message, before: view.pointer };
    }),
    ...onlyAfter.map(({ view, label }): Fact => {
      const message = `There is an alternative ${label} now.`;
      return { ...location, fact: "alternative-added", message, after: view.pointer };
    }),
  ];
  const isAlone = olds.length === 1 && news.length === 1;
  const inner = pairs.map(([old, now]) => ({
    before: old.view,
    after: now.view,
    side,
    where: isAlone ? where : `${where}<${now.label}>`,
  }));
  return { facts, inner };
}

/** The alternatives of a schema, each with what stands beside them. */
function spread(view: View, group: Group, viewer: Viewer): Branch[] {
  const beside = withoutGroups(view);
  return listBranches(group, viewer).map((branch) => ({
    ...branch,
    view: { ...mergeViews(branch.view, beside), pointer: branch.view.pointer },
  }));
}

/** A schema as the only alternative; whether it may be null is compared elsewhere. */
function wholeBranch(view: View, viewer: Viewer): Branch {
  return toBranch({ view: withoutNull(view), label: nameOf(view.pointer), text: "", viewer });
}

function listBranches(group: Group, viewer: Viewer): Branch[] {
  return group.branches.map((node, index) => {
    const [location] = node;
    const reference = referenceOf(location?.schema) ?? `#${location?.pointer ?? ""}`;
    const name = isComponent(location) ? nameOf(reference) : "";
    return toBranch({
      view: withoutNull(viewer.view(node)),
      label: name === "" ? String(index + 1) : name,
      text: location === undefined ? "" : viewer.hash(location.schema),
      viewer,
    });
  });
}

interface BranchRequest extends Pick<Branch, "view" | "label" | "text"> {
  readonly viewer: Viewer;
}

/** What a branch is recognised by: its types, values, the names of its properties and what they always are. */
function toBranch({ viewer, ...branch }: BranchRequest): Branch {
  const { types, values, properties, formats, patterns, limits } = branch.view;
  const constants = [...properties].flatMap(([name, node]): [string, string][] => {
    const { values: only } = viewer.view(node);
    const [value] = only?.keys() ?? [];
    return only?.size === 1 && value !== undefined ? [[name, value]] : [];
  });
  const features = [
    ...[...types].map((type) => `type ${type}`),
    ...[...(values?.keys() ?? [])].map((value) => `value ${value}`),
    ...[...properties.keys()].map((name) => `property ${name}`),
    ...[...formats].map((format) => `format ${format}`),
    ...[...patterns].map((pattern) => `pattern ${pattern}`),
    ...[...limits].map(([limit, value]) => `${limit} ${value}`),
    ...(branch.label === "" || /^\d/u.test(branch.label)
      ? []
      : [`name ${toPascalCase(branch.label)}`]),
  ];
  return { ...branch, features: new Set(features), constants: new Map(constants) };
}

/** Returns whether a branch has a name: it refers to something, or is a component itself. */
function isComponent(location: LocatedSchema | undefined): boolean {
  if (location === undefined) return false;
  return referenceOf(location.schema) !== undefined || componentKey(location.pointer) !== undefined;
}

/** The last word of a reference or a pointer. */
function nameOf(pointer: string): string {
  return parsePointer(pointer.replace(/^#/u, "")).at(-1) ?? "";
}

/** Equal for choices between the same alternatives. */
function textOf(group: Group, viewer: Viewer): string {
  return group.branches
    .map(([location]) => (location === undefined ? "" : viewer.hash(location.schema)))
    .sort()
    .join(" ");
}

/** One of several alternatives. */
interface Branch {
  readonly view: View;
  /** What people may call it: the component's name, else its number. */
  readonly label: string;
  /** The same for those that say the same. */
  readonly text: string;
  readonly features: ReadonlySet<string>;
  /** Properties that have one value only: what tells alternatives apart. */
  readonly constants: ReadonlyMap<string, string>;
}

/** Which alternatives belong together, and those that have no counterpart. */
interface BranchPairs {
  readonly pairs: readonly (readonly [Branch, Branch])[];
  readonly onlyBefore: readonly Branch[];
  readonly onlyAfter: readonly Branch[];
}

/** How much two alternatives must share, of what either has, to be the same one changed. */
const alike = 1 / 3;

/** Pairs alternatives: first those that are the same, then the most similar ones. */
function pairBranches(olds: readonly Branch[], news: readonly Branch[]): BranchPairs {
  const pairs: [Branch, Branch][] = [];
  const [left, right] = [new Set(olds), new Set(news)];
  const take = (old: Branch, now: Branch): void => {
    if (!left.has(old) || !right.has(now)) return;
    left.delete(old);
    right.delete(now);
    pairs.push([old, now]);
  };
  const byText = new Map<string, Branch[]>();
  for (const now of news) byText.set(now.text, [...(byText.get(now.text) ?? []), now]);
  for (const old of olds) {
    const same = old.text === "" ? undefined : byText.get(old.text)?.shift();
    if (same !== undefined) take(old, same);
  }
  const scores = [...left].flatMap((old) =>
    [...right].map((now) => ({ old, now, score: similarity(old, now) })),
  );
  for (const { old, now, score } of scores.sort((a, b) => b.score - a.score)) {
    if (score >= alike) take(old, now);
  }
  return { pairs, onlyBefore: [...left], onlyAfter: [...right] };
}

/** From 0 for nothing in common to 1 for the same features; none where a telling property differs. */
function similarity(one: Branch, other: Branch): number {
  for (const [name, value] of one.constants) {
    if ((other.constants.get(name) ?? value) !== value) return 0;
  }
  const shared = [...one.features].filter((feature) => other.features.has(feature)).length;
  const all = one.features.size + other.features.size - shared;
  return all === 0 ? 1 : shared / all;
}
