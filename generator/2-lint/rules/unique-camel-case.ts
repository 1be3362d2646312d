import { quote } from "../../diagnostics/quote.js";
import { toCamelCase } from "../../names/casing.js";
import { innerSchemas } from "../../openapi/keywords.js";
import { propertiesOf, resolveSchema } from "../../openapi/schema.js";
import type { OpenApi, Schema } from "../../types/openapi.js";
import type { LintContext } from "../build-context.js";
import { type Body, requestBody, successBody } from "../operation-bodies.js";
import type { Problem } from "../problem.js";

/** Where properties are renamed to camelCase, no two of one object get the same name, and none gets no name. */
export function* uniqueCamelCase(context: LintContext): Iterable<Problem> {
  for (const operation of context.operations) {
    if (operation.token?.naming !== "camelCase") continue;
    const seen = new Set<string>();
    for (const body of [requestBody(context, operation), successBody(context, operation)]) {
      if (body === undefined) continue;
      for (const names of clashes(context.spec, body)) {
        if (seen.has(names.join())) continue;
        seen.add(names.join());
        yield describe(operation.tokenPointer, names);
      }
    }
  }
}

function describe(tokenPointer: string, names: readonly string[]): Problem {
  const [name = "", other] = names;
  return {
    code: "unsupported-naming",
    pointer: `${tokenPointer}/naming`,
    message:
      other === undefined
        ? `The property ${quote(name)} has no letter or digit, so that camelCase leaves nothing of it.`
        : `The properties ${quote(name)} and ${quote(other)} would both become ${quote(toCamelCase(name))}.`,
    help: "write naming: wire",
  };
}

/** Pairs of properties that become one, and single ones that become none, in any object of a body. */
function clashes(spec: OpenApi, { schema }: Body): string[][] {
  const found: string[][] = [];
  const seen = new Set<Schema>();
  const pending = [schema];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    const resolved = resolveSchema(spec, part);
    if (resolved === undefined || seen.has(resolved)) continue;
    seen.add(resolved);
    const owners = new Map<string, string>();
    for (const name of propertiesOf(spec, resolved).keys()) {
      const renamed = toCamelCase(name);
      const owner = owners.get(renamed);
      if (renamed === "") found.push([name]);
      else if (owner !== undefined) found.push([owner, name]);
      else owners.set(renamed, name);
    }
    pending.push(...innerSchemas(resolved));
  }
  return found;
}
