import openapiTypeScript, { astToString, type OpenAPI3 } from "openapi-typescript";
import type { OpenApi } from "../types/openapi.js";
import { formatModule } from "./print-module.js";

/** `src/schema.ts`: the wire's types, as openapi-typescript prints them. */
export async function emitSchema(spec: OpenApi, specPath: string): Promise<string> {
  // A copy, since openapi-typescript changes what it is given.
  const nodes = await openapiTypeScript(structuredClone(spec) as unknown as OpenAPI3, {
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    silent: true,
  });
  return formatModule(specPath, astToString(nodes));
}
