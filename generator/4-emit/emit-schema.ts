import type { OpenAPI3 } from "openapi-typescript";
import { mapSchemas } from "../openapi/walk.js";
import { type JsonValue, isJsonList } from "../types/json.js";
import type { OpenApi } from "../types/openapi.js";
import { printable } from "./escape.js";
import { expressibleRequirements } from "./expressible-requirements.js";
import { formatModule } from "./format.js";
import { printWireTypes } from "./print-wire-types.js";
import { settleMapping } from "./settle-mapping.js";
import { withAnyText } from "./with-any-text.js";
import { withoutObjectValues } from "./without-object-values.js";
import { withoutRules } from "./without-rules.js";

/** `src/schema.ts`: the wire's types, as openapi-typescript prints them. */
export async function emitSchema(spec: OpenApi, specPath: string): Promise<string> {
  // openapi-typescript puts prose into comments as it is.
  const wire = mapSchemas(spec, (schema) =>
    withAnyText(
      settleMapping(spec, expressibleRequirements(spec, withoutObjectValues(withoutRules(schema)))),
    ),
  );
  const document = printableProse(wire) as unknown as OpenAPI3;
  return formatModule(specPath, printWireTypes(document));
}

/** Keywords whose values openapi-typescript shows in comments and nowhere else. */
const prose = new Set([
  "title",
  "summary",
  "description",
  "example",
  "examples",
  "default",
  "format",
]);

function printableProse(value: JsonValue, inProse = false): JsonValue {
  if (typeof value === "string") return inProse ? printable(value) : value;
  if (typeof value !== "object" || value === null) return value;
  if (isJsonList(value)) return value.map((item) => printableProse(item, inProse));
  const entries = Object.entries(value).map(([key, item]) => {
    // A mapping under such a key is a property of that name, unless it is part of an example.
    const isKeyword = prose.has(key) && (typeof item !== "object" || key.startsWith("example"));
    return [key, printableProse(item, inProse || isKeyword)] as const;
  });
  return Object.fromEntries(entries);
}
