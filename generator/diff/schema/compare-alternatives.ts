import { toPascalCase } from "../../names/casing.js";
import { parsePointer } from "../../openapi/pointer.js";
import { componentKey, referenceOf } from "../../openapi/reference.js";
import type { Viewer } from "../../openapi/view/create-viewer.js";
import { mergeViews, withoutGroups, withoutNull } from "../../openapi/view/merge-views.js";
import {
  type Group,
  placeOfKeyword,
  type SchemaPlace,
  type View,
} from "../../openapi/view/view.js";
import { type Branch, pairBranches } from "./pair-branches.js";
import { type Fact, keywordPlaces, type Verdict, type ViewPair, type Viewers } from "./pair.js";

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
  if (olds.length + news.length === 0) return { kind: "part", facts: [], inner: [] };
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
    const fact: Fact = {
      fact: "composition-changed",
      message: `It is composed of ${after.groups.length} choices; it was of ${before.groups.length}.`,
      ...keywordPlaces(pair, "anyOf", "oneOf", "allOf"),
    };
    return { facts: [fact], inner: [] };
  }
  const left = after.groups.map((group) => ({ group, text: textOf(group, viewers.after) }));
  const matched = before.groups.map((group) => {
    const text = textOf(group, viewers.before);
    const index = left.findIndex((each) => each.text === text);
    return { group, same: index < 0 ? undefined : left.splice(index, 1)[0]?.group };
  });
  const verdicts = matched.map(({ group, same }) => {
    const other = same ?? left.shift()?.group;
    return compareLists(
      pair,
      listBranches(group, viewers.before),
      other === undefined ? [] : listBranches(other, viewers.after),
    );
  });
  return {
    facts: verdicts.flatMap(({ facts }) => facts),
    inner: verdicts.flatMap(({ inner }) => inner),
  };
}

function compareLists(pair: ViewPair, olds: readonly Branch[], news: readonly Branch[]): Verdict {
  const { side, where } = pair;
  const { pairs, onlyBefore, onlyAfter } = pairBranches(olds, news);
  const choices = ["anyOf", "oneOf"];
  const facts = [
    ...onlyBefore.map(({ view, label }): Fact => ({
      fact: "alternative-removed",
      message: `The alternative ${label} is gone.`,
      where,
      before: view.pointer,
      after: placeOfKeyword(pair.after, ...choices),
    })),
    ...onlyAfter.map(({ view, label }): Fact => ({
      fact: "alternative-added",
      message: `There is an alternative ${label} now.`,
      where,
      before: placeOfKeyword(pair.before, ...choices),
      after: view.pointer,
    })),
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
    const [place] = node;
    const reference = referenceOf(place?.schema) ?? `#${place?.pointer ?? ""}`;
    const name = isComponent(place) ? nameOf(reference) : "";
    return toBranch({
      view: withoutNull(viewer.view(node)),
      label: name === "" ? String(index + 1) : name,
      text: place === undefined ? "" : viewer.hash(place.schema),
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
function isComponent(place: SchemaPlace | undefined): boolean {
  if (place === undefined) return false;
  return referenceOf(place.schema) !== undefined || componentKey(place.pointer) !== undefined;
}

/** The last word of a reference or a pointer. */
function nameOf(pointer: string): string {
  return parsePointer(pointer.replace(/^#/u, "")).at(-1) ?? "";
}

/** Equal for choices between the same alternatives. */
function textOf(group: Group, viewer: Viewer): string {
  return group.branches
    .map(([place]) => (place === undefined ? "" : viewer.hash(place.schema)))
    .sort()
    .join(" ");
}
