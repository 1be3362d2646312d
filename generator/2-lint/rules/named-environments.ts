import { quote } from "../../diagnostics/quote.js";
import { toPascalCase } from "../../names/casing.js";
import { isSafeIdentifier } from "../../names/identifier.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";

/** Where there are several servers, each has a name to pick it by. */
export function* namedEnvironments({ spec, servers, provider }: LintContext): Iterable<Problem> {
  for (const { pointer, environment } of servers) {
    if (environment === undefined || isEnvironmentName(environment.name)) continue;
    yield {
      code: "invalid-name",
      pointer: `${pointer}/x-link-environment/name`,
      message: `${quote(environment.name)} cannot name an environment.`,
      help: "write words of letters and digits, such as sandbox or production-eu",
    };
  }
  if (servers.length < 2) return;
  for (const { pointer, server } of servers) {
    if (server["x-link-environment"] !== undefined) continue;
    yield {
      code: "unnamed-environment",
      pointer: `${pointer}/x-link-environment`,
      message: "This server is one of several and has no x-link-environment to pick it by.",
      help: "add x-link-environment: { name: production }, or whichever it is",
    };
  }
  if (provider === undefined || provider.environments !== undefined) return;
  yield {
    code: "unnamed-environment",
    pointer: "/info/x-link-provider/environments",
    part: "key",
    message: `There are ${spec.servers?.length ?? 0} servers, and x-link-provider does not name their object.`,
    help: `add environments: ${quote(`${provider.client}Environment`)} to x-link-provider`,
  };
}

function isEnvironmentName(name: string): boolean {
  return (
    /^[A-Za-z][A-Za-z0-9]*(?:[-_. ][A-Za-z0-9]+)*$/u.test(name) &&
    isSafeIdentifier(toPascalCase(name)) &&
    !(name in {})
  );
}
