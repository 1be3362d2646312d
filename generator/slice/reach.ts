import { quote } from "../diagnostics/quote.js";
import type { JsonObject, JsonValue } from "../types/json.js";
import { isJsonList, isJsonObject } from "../util/json.js";
import { parsePointer } from "../util/pointer.js";
import { schemaParts } from "./schema-parts.js";
import type { SliceProblem } from "./slice-problem.js";

/** Follows references in a provider's document, and remembers what was met. */
export interface Reach {
  /** The value behind its references; `pointer` is where it stands. */
  readonly resolve: (value: JsonValue | undefined, pointer: string) => JsonValue | undefined;
  /** Notes every component schema that a schema reaches, and what leads nowhere. */
  readonly visit: (schema: JsonValue | undefined, pointer: string) => void;
  /** Keys of the component schemas that were reached. */
  readonly schemas: () => ReadonlySet<string>;
  readonly problems: () => readonly SliceProblem[];
}

const schemaPrefix = "#/components/schemas/";

/** Starts with nothing reached. */
export function createReach(upstream: JsonObject): Reach {
  const schemas = new Set<string>();
  const visited = new Set<JsonValue>();
  const problems = new Map<string, SliceProblem>();
  const report = (problem: SliceProblem): undefined => void problems.set(problem.pointer, problem);

  const follow = (reference: string, pointer: string): JsonValue | undefined => {
    if (!reference.startsWith("#")) return report(externalReference(reference, pointer));
    const target = valueAt(upstream, reference.slice(1));
    return target ?? report(unresolvedReference(reference, pointer));
  };

  const visit = (schema: JsonValue | undefined, pointer: string): void => {
    if (!isJsonObject(schema) || visited.has(schema)) return;
    visited.add(schema);
    const reference = schema["$ref"];
    if (typeof reference === "string") {
      const target = follow(reference, `${pointer}/$ref`);
      const [key, ...deeper] = componentSegments(reference);
      if (target !== undefined && key !== undefined && deeper.length === 0) schemas.add(key);
      else if (target !== undefined) report(unsupportedReference(reference, `${pointer}/$ref`));
      visit(target, reference.slice(1));
    }
    for (const [place, part] of schemaParts(schema)) visit(part, pointer + place);
  };

  return {
    resolve: (value, pointer) => {
      const seen = new Set<string>();
      let current = value;
      let place = pointer;
      while (isJsonObject(current) && typeof current["$ref"] === "string") {
        const reference: string = current["$ref"];
        if (seen.has(reference)) return report(circularReference(reference, `${place}/$ref`));
        seen.add(reference);
        current = follow(reference, `${place}/$ref`);
        place = reference.slice(1);
      }
      return current;
    },
    visit,
    schemas: () => schemas,
    problems: () => [...problems.values()],
  };
}

/** The segments below `components/schemas` of a reference into it. */
function componentSegments(reference: string): string[] {
  return reference.startsWith(schemaPrefix) ? parsePointer(reference.slice(1)).slice(2) : [];
}

function valueAt(root: JsonValue, pointer: string): JsonValue | undefined {
  let current: JsonValue | undefined = root;
  for (const segment of parsePointer(decode(pointer))) {
    if (isJsonList(current)) current = current[Number(segment)];
    else if (isJsonObject(current) && Object.hasOwn(current, segment)) current = current[segment];
    else return undefined;
  }
  return current;
}

/** A reference is a URI reference, in which a pointer may be percent-encoded (RFC 6901, 6). */
function decode(pointer: string): string {
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}

function externalReference(reference: string, pointer: string): SliceProblem {
  return {
    code: "external-reference",
    pointer,
    message: `The reference ${quote(reference)} leads out of the document.`,
    help: "bundle the document into one file first, for example with npx @redocly/cli bundle",
  };
}

function unresolvedReference(reference: string, pointer: string): SliceProblem {
  return {
    code: "unresolved-reference",
    pointer,
    message: `The reference ${quote(reference)} leads nowhere in the document.`,
    help: "correct it in a copy of the document, or ask the provider to",
  };
}

function circularReference(reference: string, pointer: string): SliceProblem {
  return {
    code: "circular-reference",
    pointer,
    message: `The reference ${quote(reference)} leads back to itself.`,
    help: "correct it in a copy of the document, or ask the provider to",
  };
}

function unsupportedReference(reference: string, pointer: string): SliceProblem {
  return {
    code: "unsupported-reference",
    pointer,
    message: `The reference ${quote(reference)} leads to a part of something else.`,
    help: "give that part a name under components.schemas in a copy of the document",
  };
}
