import { reachSchemas } from "../openapi/reach-schemas.js";
import { parsePointer } from "../openapi/pointer.js";
import { resolveSchema } from "../openapi/schema.js";
import type { TokenExtension } from "../types/extensions.js";
import type { OpenApi, Schema } from "../types/openapi.js";

/**
 * The wire names of the properties that hold secrets: those that the spec marks, at any depth of an
 * operation's bodies, and those that the minted token and URL stand in.
 */
export function findSensitive(
  spec: OpenApi,
  { result }: TokenExtension,
  bodies: readonly (Schema | undefined)[],
): string[] {
  const minted = [result?.token, result?.url].flatMap((pointer) =>
    pointer === undefined ? [] : parsePointer(pointer).slice(-1),
  );
  const names = new Set(minted);
  const roots = bodies.filter((body) => body !== undefined);
  for (const { properties = {} } of reachSchemas(spec, roots).schemas) {
    for (const [name, property] of Object.entries(properties)) {
      const isMarked =
        property["x-link-sensitive"] ?? resolveSchema(spec, property)?.["x-link-sensitive"];
      if (isMarked === true) names.add(name);
    }
  }
  return [...names];
}
