import { type Inheritance, readInheritance } from "../openapi/inheritance.js";
import {
  componentKey,
  componentReference,
  followReference,
  isExternal,
  type Location,
  type Resolve,
  referenceOf,
  schemaReferences,
  targetOf,
} from "../openapi/reference.js";
import { schemaParts, mayHoldSchema } from "../openapi/walk.js";
import { type JsonObject, type JsonValue, isJsonObject, asObject } from "../types/json.js";
import { keepKeys } from "./keep-keys.js";
import { referenceProblem } from "./reference-problems.js";
import { meansById } from "./schema-base.js";
import type { Problem } from "../diagnostics/problem.js";

/** Follows references in a provider's document, and remembers what was met. */
export interface Reach {
  /** The object behind a value's references; `pointer` is where the value stands. */
  readonly resolve: Resolve;
  /** Notes every schema that a schema reaches, and what leads nowhere. */
  readonly visit: (schema: JsonValue | undefined, pointer: string) => void;
  /** Pointers to the schemas that references lead to, those of `components.schemas` and others. */
  readonly targets: () => ReadonlySet<string>;
  /** Those of them that a discriminator maps to: they need a name. */
  readonly mapped: () => ReadonlySet<string>;
  /** The keys of the components that are composed of one with a discriminator. */
  readonly children: () => ReadonlySet<string>;
  readonly problems: () => readonly Problem[];
}

/** Starts with nothing reached. */
export function createReach(upstream: JsonObject): Reach {
  const targets = new Set<string>();
  const mapped = new Set<string>();
  const visited = new Set<JsonValue>();
  /** What is behind the references that were followed to their end, so that none is followed twice. */
  const ends = new Map<string, Location>();
  const problems = new Map<string, Problem>();
  const report = (problem: Problem): undefined => void problems.set(problem.pointer, problem);

  const follow = (reference: string, pointer: string): JsonValue | undefined => {
    const found = followReference(upstream, reference)?.value;
    if (found !== undefined) return found;
    const isNamed = isName(reference) || meansById(upstream, reference, pointer);
    const kind = isExternal(reference) ? "external" : "unresolved";
    return report(referenceProblem(isNamed ? "named" : kind, reference, pointer));
  };

  const findEnd = (start: Location): Location => {
    const trail = new Set<string>();
    let end = start;
    for (let to = referenceOf(end.value); to !== undefined; to = referenceOf(end.value)) {
      const target = targetOf(to);
      const known = ends.get(target);
      if (known !== undefined || trail.has(target)) {
        const loop = [...trail];
        // One problem, wherever the circle is met.
        const [first = ""] = loop.slice(loop.indexOf(target)).sort();
        if (known === undefined) report(referenceProblem("circular", `#${first}`, `${first}/$ref`));
        end = known ?? { value: undefined, pointer: start.pointer };
        break;
      }
      end = { value: follow(to, `${end.pointer}/$ref`), pointer: target };
      // What leads nowhere is a problem wherever it is met.
      if (end.value !== undefined) trail.add(target);
    }
    for (const target of trail) ends.set(target, end);
    return end;
  };

  const resolve: Resolve = (value, pointer) => {
    const end = findEnd({ value, pointer });
    if (!isJsonObject(end.value)) return { value: undefined, pointer: end.pointer };
    // These two alone may stand beside a reference that leads to no schema (OpenAPI 3.1, 4.8.23).
    const beside = keepKeys(asObject(value), ["summary", "description"]);
    return { value: { ...end.value, ...beside }, pointer: end.pointer };
  };

  /** Notes the schema that another refers to, and gives it. */
  const enter = (reference: string, pointer: string): JsonValue | undefined => {
    const target = follow(reference, pointer);
    if (target === undefined) return undefined;
    const location = targetOf(reference);
    const isSchema = isJsonObject(target) || typeof target === "boolean";
    if (!isSchema || !mayHoldSchema(location)) {
      return report(referenceProblem("unsupported", reference, pointer));
    }
    targets.add(location);
    return target;
  };

  let inheritance: Inheritance | undefined;
  const inherit = (): Inheritance => (inheritance ??= readInheritance(upstream));

  /** Lists references to the children of a parent whose discriminator tells them apart. */
  const childReferences = (
    schema: JsonObject,
    pointer: string,
  ): [location: string, to: string][] => {
    const key = componentKey(pointer);
    if (key === undefined || !isJsonObject(schema["discriminator"])) return [];
    const children = inherit().descendantsOf(key);
    return children.map((child) => ["/discriminator", componentReference(child)]);
  };

  const visit = (root: JsonValue | undefined, start: string): void => {
    const pending: [schema: JsonValue | undefined, pointer: string][] = [[root, start]];
    for (const [schema, pointer] of pending) {
      if (!isJsonObject(schema) || visited.has(schema)) continue;
      visited.add(schema);
      findEnd({ value: schema, pointer });
      for (const keyword of ["$dynamicRef", "$recursiveRef"]) {
        const to = schema[keyword];
        if (typeof to === "string") report(referenceProblem("named", to, `${pointer}/${keyword}`));
      }
      for (const [location, to] of [
        ...schemaReferences(schema, upstream),
        ...childReferences(schema, pointer),
      ]) {
        if (location !== "/$ref") mapped.add(targetOf(to));
        pending.push([enter(to, pointer + location), targetOf(to)]);
      }
      for (const [location, part] of schemaParts(schema)) pending.push([part, pointer + location]);
    }
  };

  return {
    resolve,
    visit,
    targets: () => targets,
    mapped: () => mapped,
    children: () => inherit().children,
    problems: () => [...problems.values()],
  };
}

/** Returns whether a reference is a name, as `$anchor` gives one, and no JSON Pointer. */
function isName(reference: string): boolean {
  return /^#[^/]/u.test(reference);
}
