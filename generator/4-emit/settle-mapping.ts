import type { Schema } from "../types/openapi.js";
import { componentReference } from "../openapi/reference.js";
import { mappedComponent } from "../openapi/discriminator.js";
import type { Components } from "../openapi/schema.js";

/** A schema whose discriminator maps to references: openapi-typescript knows no names (OpenAPI 3.1, 4.8.25). */
export function settleMapping(spec: Components, schema: Schema): Schema {
  const { discriminator } = schema;
  if (discriminator?.mapping === undefined) return schema;
  const entries = Object.entries(discriminator.mapping).map(([value, to]) => {
    const key = mappedComponent(spec, to);
    return [value, key === undefined ? to : componentReference(key)] as const;
  });
  return { ...schema, discriminator: { ...discriminator, mapping: Object.fromEntries(entries) } };
}
