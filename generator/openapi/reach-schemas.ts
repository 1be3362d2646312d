import type { Schema } from "../types/openapi.js";
import { innerSchemas } from "./keywords.js";
import { type Components, referencedComponent } from "./schema.js";

/** What schemas reach through references and the schemas inside them. */
export interface ReachedSchemas {
  /** Every schema, as it is written and behind references. */
  readonly schemas: ReadonlySet<Schema>;
  /** The keys of the component schemas, in the order in which a reader meets them. */
  readonly keys: ReadonlySet<string>;
}

/** Collects what some schemas reach, themselves included. */
export function reachSchemas(spec: Components, roots: readonly Schema[]): ReachedSchemas {
  const components: Readonly<Record<string, Schema>> = spec.components?.schemas ?? {};
  const schemas = new Set<Schema>();
  const keys = new Set<string>();
  // A list in place of recursion: a chain of schemas may be longer than the stack is deep.
  const pending = [...roots].reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (schemas.has(next)) continue;
    schemas.add(next);
    const key = referencedComponent(next);
    pending.push(...innerSchemas(next).reverse());
    const target = Object.hasOwn(components, key ?? "") ? components[key ?? ""] : undefined;
    if (key === undefined || target === undefined) continue;
    keys.add(key);
    pending.push(target);
  }
  return { schemas, keys };
}
