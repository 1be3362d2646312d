import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap, Scalar } from "yaml";
import type { Words } from "../diagnostics/problem.js";
import { quote } from "../diagnostics/quote.js";
import type { DiagnosticCode } from "../types/diagnostic.js";

/** How deep values may lie in one another. */
const deepest = 200;

/** How many values aliases may add to those that are written out. */
const mostAliased = 100_000;

/**
 * Finds what is YAML but no JSON value that can be worked with, and the node that each alias stands for.
 * Where there are problems, the document must not be turned into a value.
 */
export function inspectNodes(root: Node | null): NodeInspection {
  const inspection: OpenInspection = {
    aliases: new Map(),
    problems: [],
    anchored: new Map(),
    measures: new Map(),
    aliased: 0,
  };
  measure(inspection, root);
  return inspection;
}

/** What `inspectNodes` found. */
export interface NodeInspection {
  readonly aliases: ReadonlyMap<Alias, Node>;
  readonly problems: readonly TextProblem[];
}

interface OpenInspection extends NodeInspection {
  readonly aliases: Map<Alias, Node>;
  readonly problems: TextProblem[];
  /** The last node so far under each anchor. */
  readonly anchored: Map<string, Node>;
  /** The nodes that were gone through to their end. */
  readonly measures: Map<Node, Measure>;
  /** How many values the aliases so far add. */
  aliased: number;
}

/** How many values a node is, and how deep it reaches, with its aliases written out. */
interface Measure {
  readonly size: number;
  readonly height: number;
}

const single: Measure = { size: 1, height: 1 };

function measure(inspection: OpenInspection, node: unknown): Measure {
  if (isAlias(node)) return measureAlias(inspection, node);
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) return single;
  if (node.anchor !== undefined) inspection.anchored.set(node.anchor, node as Node);
  const measured = isScalar(node)
    ? measureScalar(inspection, node as Node)
    : limitHeight(inspection, node as Node, sum(childMeasures(inspection, node)));
  inspection.measures.set(node as Node, measured);
  return measured;
}

/** Notes a problem of a node, which then counts as one value. */
function report(
  { problems }: OpenInspection,
  node: Node,
  [message, help]: Words,
  code: DiagnosticCode = "invalid-yaml",
): Measure {
  const [start, end] = node.range ?? [0, 0];
  problems.push({ code, range: [start, end], message, help });
  return single;
}

function measureAlias(inspection: OpenInspection, alias: Alias): Measure {
  const { aliases, anchored, measures } = inspection;
  const name = quote(alias.source);
  const target = anchored.get(alias.source);
  if (target === undefined) {
    return report(inspection, alias, [
      `The alias *${name} has no anchor before it.`,
      `put it in quotes if it is text; else put &${name} in front of an earlier value, or write the value here`,
    ]);
  }
  aliases.set(alias, target);
  const measured = measures.get(target);
  if (measured === undefined) {
    const message = `The alias *${name} stands inside its own anchor.`;
    const help = "name the schema under components.schemas and refer to it with $ref";
    return report(inspection, alias, [message, help], "recursive-alias");
  }
  const before = inspection.aliased;
  inspection.aliased += measured.size;
  if (inspection.aliased <= mostAliased) return measured;
  if (before > mostAliased) return single;
  const message = `With *${name}, the aliases add more than 100,000 values.`;
  const help = "write the values out, or refer to them with $ref";
  return report(inspection, alias, [message, help], "alias-bomb");
}

function measureScalar(inspection: OpenInspection, node: Node): Measure {
  if (!isScalar(node) || typeof node.value !== "number" || Number.isFinite(node.value)) {
    return single;
  }
  return report(inspection, node, [
    `${quote(node.source ?? String(node.value))} is a number that JSON does not have.`,
    "put it in quotes if it is text",
  ]);
}

function childMeasures(inspection: OpenInspection, node: Node): Measure[] {
  if (isSeq(node)) return node.items.map((item) => measure(inspection, item));
  if (!isMap(node)) return [];
  checkKeys(inspection, node);
  return node.items.map(({ key, value }) => {
    measure(inspection, key);
    const measured = measure(inspection, value);
    if (isMergeKey(key)) checkMerge(inspection, value);
    return measured;
  });
}

/** Keys are compared as the strings that they become. */
function checkKeys(inspection: OpenInspection, { items }: YAMLMap): void {
  const seen = new Set<string>();
  for (const { key } of items) {
    if (!isScalar(key) || isMergeKey(key)) continue;
    const text = String(key.value);
    if (seen.has(text)) {
      report(inspection, key as Node, [
        `The key ${quote(text)} stands twice in one mapping.`,
        "remove one of the two, or rename it",
      ]);
    }
    seen.add(text);
  }
}

function checkMerge(inspection: OpenInspection, value: unknown): void {
  const resolve = (node: unknown): unknown => (isAlias(node) ? inspection.aliases.get(node) : node);
  const source = resolve(value);
  const sources = isSeq(source) ? source.items.map(resolve) : [source];
  if (sources.every((each) => each === undefined || isMap(each))) return;
  report(inspection, value as Node, [
    "The merge key << merges mappings, and this is none.",
    "point it at the anchor of a mapping, as in <<: *name",
  ]);
}

function sum(children: readonly Measure[]): Measure {
  return children.reduce(
    (total, { size, height }) => ({
      size: total.size + size,
      height: Math.max(total.height, height + 1),
    }),
    single,
  );
}

/** Reports the first node on the way up that reaches too deep; those around it have the same problem. */
function limitHeight(inspection: OpenInspection, node: Node, measured: Measure): Measure {
  if (measured.height !== deepest + 1) return measured;
  report(inspection, node, [
    `The values from here on are nested more than ${deepest} levels deep.`,
    "give inner schemas a name under components.schemas and refer to them",
  ]);
  return measured;
}

/** A problem in a text; `range` are the offsets where it starts and ends. */
export interface TextProblem {
  readonly code: DiagnosticCode;
  readonly range: readonly [number, number];
  readonly message: string;
  readonly help: string;
}

/** Whether a node is the `<<` that merges another mapping into its own (https://yaml.org/type/merge.html). */
export function isMergeKey(node: unknown): boolean {
  return isScalar(node) && node.value === "<<" && node.type === Scalar.PLAIN;
}
