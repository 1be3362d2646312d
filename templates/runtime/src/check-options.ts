import { parseBaseUrl } from "./base-url.js";
import { findServer, type Resolution, type Settings } from "./resolve-target.js";

/**
 * Refuses options, of a client or of a call, that are wrong in themselves; the error names the option.
 *
 * Reads nothing from the environment.
 */
export function checkOptions(options: Settings, { provider, fail }: Resolution): void {
  if (typeof options !== "object" || options === null) {
    throw fail("The options must be an object.", { kind: "configuration" });
  }
  const types = {
    headers: "object",
    fetch: "function",
    environment: "string",
    ...Object.fromEntries(
      Object.keys(provider.credentials).map((name) => [name, "string or function"]),
    ),
  };
  for (const [name, type] of Object.entries(types)) {
    const value = (options as Record<string, unknown>)[name];
    if (value != null && !type.includes(typeof value)) {
      throw fail(`${name} must be a ${type}.`, { kind: "configuration", fields: [name] });
    }
  }
  if (options.baseUrl != null) {
    parseBaseUrl(options.baseUrl, { from: "baseUrl", fail });
  } else if (options.environment != null) {
    findServer(options.environment, { provider, fail });
  }
}
