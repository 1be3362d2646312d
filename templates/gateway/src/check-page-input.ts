import type { DescribedSchema } from "@linkmint/runtime";
import { type Allowed, allowedIn } from "./allowed.js";
import { formatPath } from "./format-path.js";
import type { InputReader } from "./input-shape.js";
import { isRecord, own } from "./is-record.js";
import type { InputFault } from "./refusal.js";

/** What decides about a part of a page's input. */
export interface PageRules {
  readonly reader: InputReader;
  readonly allowed: Allowed;
  /** What the server decides of it. */
  readonly bound: unknown;
}

/** Finds every member that a page may not say: not allowed, unknown, sensitive without a path of its own, or bound. */
export function checkPageInput(
  input: Readonly<Record<string, unknown>>,
  { reader, allowed, bound }: PageRules,
): readonly InputFault[] {
  const faults: InputFault[] = [];
  const add = (path: Path, detail: string) => {
    if (faults.length < mostFaults) faults.push({ path: formatPath(path), detail });
  };
  const visit = (value: unknown, part: Part): void => {
    if (Array.isArray(value)) {
      const schema = reader.shapeOf(part.schema).items;
      value.forEach((item: unknown, index) => {
        visit(item, { ...part, schema, path: [...part.path, index] });
      });
    } else if (isRecord(value)) {
      for (const [name, item] of Object.entries(value)) visitMember(name, item, part);
    } else if (!part.allowed.isWhole) {
      add(part.path, "must be an object");
    }
  };
  const visitMember = (name: string, item: unknown, part: Part): void => {
    const path = [...part.path, name];
    const schema = reader.memberOf(part.schema, name)?.schema;
    const isSensitive = schema !== undefined && reader.isSensitive(schema);
    const inner = allowedIn(part.allowed, name, isSensitive);
    const isDecided = isRecord(part.bound) && Object.hasOwn(part.bound, name);
    const fixed = isRecord(part.bound) ? own(part.bound, name) : undefined;
    if (neverNames.has(name)) add(path, "is not allowed");
    else if (inner === undefined) {
      add(path, `is not allowed${part.allowed.isWhole ? ": it is sensitive" : ""}`);
    } else if (schema === undefined) add(path, "is not known");
    else if (isDecided && !(isRecord(fixed) && isRecord(item))) {
      add(path, "is decided by the server");
    } else visit(item, { schema, allowed: inner, bound: fixed, path });
  };
  visit(input, { schema: reader.root, allowed, bound, path: [] });
  return faults;
}

type Path = readonly (string | number)[];

interface Part {
  readonly schema: DescribedSchema;
  readonly allowed: Allowed;
  readonly bound: unknown;
  readonly path: Path;
}

/** A caller who has so many reads the first ones. */
const mostFaults = 20;

/** Names that change what an object is once somebody copies it. */
const neverNames: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);
