import { quote } from "../../diagnostics/quote.js";
import { toPascalCase } from "../../names/casing.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";

/** No two environments share a name, a key prefix or the place of the default. */
export function* uniqueEnvironments({ servers }: LintContext): Iterable<Problem> {
  const before: { name: string; prefixes: readonly string[]; default: boolean }[] = [];
  for (const { pointer, environment } of servers) {
    if (environment === undefined) continue;
    const { name, keyPrefixes } = environment;
    const at = `${pointer}/x-link-environment`;
    if (before.some((other) => toPascalCase(other.name) === toPascalCase(name))) {
      yield {
        code: "duplicate-environment",
        pointer: `${at}/name`,
        message: `Two environments are called ${quote(toPascalCase(name))}.`,
        help: "give one of them another name",
      };
    }
    const otherDefault = before.find((other) => other.default);
    if (environment.default && otherDefault !== undefined) {
      yield {
        code: "duplicate-environment",
        pointer: `${at}/default`,
        part: "key",
        message: `${quote(otherDefault.name)} is the default environment already.`,
        help: "leave default: true to one of them",
      };
    }
    for (const [index, prefix] of keyPrefixes.entries()) {
      const other = before.find(({ prefixes }) => prefixes.some((each) => overlap(each, prefix)));
      if (other === undefined) continue;
      yield {
        code: "duplicate-environment",
        pointer: `${at}/keyPrefixes/${index}`,
        message: `A key that begins with ${quote(prefix)} could belong to ${quote(other.name)} as well.`,
        help: "make the prefixes longer, or leave them out",
      };
    }
    before.push({ name, prefixes: keyPrefixes, default: environment.default });
  }
}

function overlap(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}
