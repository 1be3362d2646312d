import type { OpenApi, Schema } from "../types/openapi.js";
import { innerSchemas } from "../openapi/keywords.js";
import { referencedComponent, resolveSchema } from "../openapi/schema.js";

/**
 * Whether every reference that a schema reaches leads to a schema, and none to one of the `circular` ones: only then is
 * what it seems to lack really missing.
 */
export function isResolvable(
  { spec, circular }: { readonly spec: OpenApi; readonly circular: ReadonlySet<string> },
  schema: Schema,
): boolean {
  const pending = [schema];
  const seen = new Set<Schema>();
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    const resolved = leadsAstray(part, circular) ? undefined : resolveSchema(spec, part);
    if (resolved === undefined) return false;
    if (seen.has(resolved)) continue;
    seen.add(resolved);
    pending.push(...innerSchemas(resolved));
  }
  return true;
}

function leadsAstray(schema: Schema, circular: ReadonlySet<string>): boolean {
  if (schema.$ref === undefined) return false;
  const key = referencedComponent(schema);
  return key === undefined || circular.has(key);
}
