import type { OpenApi, Schema } from "../types/openapi.js";
import { innerSchemas } from "../openapi/keywords.js";
import { referencedComponent } from "../openapi/schema.js";

/** Keys of the component schemas that a schema reaches, in the order in which a reader meets them. */
export function reachSchemas(spec: OpenApi, roots: readonly Schema[]): string[] {
  const reached = new Set<string>();
  const visit = (schema: Schema): void => {
    const key = referencedComponent(schema);
    if (key !== undefined) {
      if (reached.has(key)) return;
      reached.add(key);
      const target = spec.components?.schemas?.[key];
      if (target !== undefined) visit(target);
    }
    for (const part of innerSchemas(schema)) visit(part);
  };
  for (const root of roots) visit(root);
  return [...reached];
}
