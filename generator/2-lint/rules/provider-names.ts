import { quote } from "../../diagnostics/quote.js";
import { isSafeIdentifier } from "../../names/identifier.js";
import { reservedNames } from "../../names/package-exports.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";
import { variableName } from "../variable-name.js";

/** What a package exports and reads from the environment has a name that can be written. */
export function* providerNames({ provider }: LintContext): Iterable<Problem> {
  if (provider === undefined) return;
  for (const key of ["client", "environments"] as const) {
    const name = provider[key];
    if (name === undefined || isExportName(name)) continue;
    yield {
      code: "invalid-name",
      pointer: `/info/x-link-provider/${key}`,
      message: `${quote(name)} cannot be the name of an export.`,
      help: "write a name in PascalCase that JavaScript has no other use for, such as AcmeClient",
    };
  }
  if (provider.environments === provider.client) {
    yield {
      code: "invalid-name",
      pointer: "/info/x-link-provider/environments",
      message: `${quote(provider.client)} already names the client.`,
      help: `write another name, such as ${quote(`${provider.client}Environment`)}`,
    };
  }
  for (const key of ["environmentVariable", "baseUrlVariable"] as const) {
    const name = provider[key];
    if (name !== undefined) yield* variableName(name, `/info/x-link-provider/${key}`);
  }
}

function isExportName(name: string): boolean {
  return /^[A-Z][A-Za-z0-9]*$/u.test(name) && isSafeIdentifier(name) && !reservedNames.has(name);
}
