import { quote } from "../../diagnostics/quote.js";
import { toPascalCase } from "../../names/casing.js";
import { isSafeIdentifier } from "../../names/identifier.js";
import { serversOf } from "../../openapi/operations.js";
import type { LintContext, LintedServer, Rule } from "../build-context.js";
import { keyProblem, type Problem, valueProblem } from "../../diagnostics/problem.js";
import { usableAddress } from "../usable-address.js";

/** Servers and the environments that they are. */
export const serverRules: readonly Rule[] = [serverUrls, namedEnvironments, uniqueEnvironments];

/** Every server is an address that credentials can be sent to. */
function* serverUrls({ servers, operations }: LintContext): Iterable<Problem> {
  if (servers.length === 0) {
    yield valueProblem("unsupported-server", "/servers", [
      "The spec names no server, so a client would not know where to send requests.",
      "add servers: [{ url: https://… }]",
    ]);
  }
  for (const server of servers) yield* serverUrl(server);
  for (const operation of operations) {
    const { name } = operation;
    const { pointer } = serversOf({}, operation);
    if (pointer === "/servers") continue;
    yield keyProblem("unsupported-server", pointer, [
      `${name} has servers of its own, which clients do not know.`,
      "move them to the servers of the whole document",
    ]);
  }
}

function* serverUrl({ pointer, server: { url } }: LintedServer): Iterable<Problem> {
  const at = `${pointer}/url`;
  if (url === undefined) {
    yield keyProblem("unsupported-server", at, ["The server has no url.", "add its url"]);
  } else {
    yield* usableAddress("unsupported-server", at, { name: "server", url });
  }
}

/** Where there are several servers, each has a name to pick it by. */
function* namedEnvironments({ spec, servers, provider }: LintContext): Iterable<Problem> {
  for (const { pointer, environment } of servers) {
    if (environment === undefined || isEnvironmentName(environment.name)) continue;
    yield valueProblem("invalid-name", `${pointer}/x-link-environment/name`, [
      `${quote(environment.name)} cannot name an environment.`,
      "write words of letters and digits, such as sandbox or production-eu",
    ]);
  }
  if (servers.length < 2) return;
  for (const { pointer, server } of servers) {
    if (server["x-link-environment"] !== undefined) continue;
    const [name = "production"] =
      /\b(?:sandbox|staging|development|test)\b/u.exec(server.url ?? "") ?? [];
    yield valueProblem("unnamed-environment", `${pointer}/x-link-environment`, [
      "This server is one of several and has no x-link-environment to pick it by.",
      `add x-link-environment: { name: ${name} }, or whichever it is`,
    ]);
  }
  if (provider === undefined || provider.environments !== undefined) return;
  yield keyProblem("unnamed-environment", "/info/x-link-provider/environments", [
    `There are ${spec.servers?.length ?? 0} servers, and x-link-provider does not name their object.`,
    `add environments: ${quote(`${provider.client}Environment`)} to x-link-provider`,
  ]);
}

function isEnvironmentName(name: string): boolean {
  return (
    /^[A-Za-z][A-Za-z0-9]*(?:[-_. ][A-Za-z0-9]+)*$/u.test(name) &&
    isSafeIdentifier(toPascalCase(name)) &&
    !(name in {})
  );
}

/** No two environments share a name, a key prefix or the location of the default. */
function* uniqueEnvironments({ servers }: LintContext): Iterable<Problem> {
  const before: { name: string; prefixes: readonly string[]; default: boolean }[] = [];
  for (const { pointer, environment } of servers) {
    if (environment === undefined) continue;
    const { name, keyPrefixes } = environment;
    const at = `${pointer}/x-link-environment`;
    if (before.some((other) => toPascalCase(other.name) === toPascalCase(name))) {
      yield valueProblem("duplicate-environment", `${at}/name`, [
        `Two environments are called ${quote(toPascalCase(name))}.`,
        "give one of them another name",
      ]);
    }
    const otherDefault = before.find((other) => other.default);
    if (environment.default && otherDefault !== undefined) {
      yield keyProblem("duplicate-environment", `${at}/default`, [
        `${quote(otherDefault.name)} is the default environment already.`,
        "leave default: true to one of them",
      ]);
    }
    for (const [index, prefix] of keyPrefixes.entries()) {
      const other = before.find(({ prefixes }) => prefixes.some((each) => overlap(each, prefix)));
      if (other === undefined) continue;
      yield valueProblem("duplicate-environment", `${at}/keyPrefixes/${index}`, [
        `A key that begins with ${quote(prefix)} could belong to ${quote(other.name)} as well.`,
        "make the prefixes longer, or leave them out",
      ]);
    }
    before.push({ name, prefixes: keyPrefixes, default: environment.default });
  }
}

function overlap(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}
