import { quote } from "../../diagnostics/quote.js";
import { suggest } from "../../diagnostics/suggest.js";
import { openApiObjects } from "../../openapi/objects.js";
import { parsePointer, toPointer } from "../../openapi/pointer.js";
import type { LintContext } from "../build-context.js";
import { keyProblem, type Problem } from "../../diagnostics/problem.js";
import type { FoundObject } from "../tidy-document.js";

const homes: Readonly<Record<string, string>> = {
  "x-link-allow": "in any object but those whose keys are names",
  "x-link-provider": "in info",
  "x-link-differences": "in info",
  "x-link-notes": "in info",
  "x-link-environment": "in an item of servers",
  "x-link-credential": "in one of components.securitySchemes",
  "x-link-parameter": "in an item of parameters, or one of components.parameters",
  "x-link-token": "in an operation under paths",
  "x-link-open-enum": "in a schema",
  "x-link-sensitive": "in a schema",
};

/** Every `x-link-*` key is one that exists, and stands where it is read. */
export function* knownExtensionKeys({ objects }: LintContext): Iterable<Problem> {
  for (const found of objects) {
    for (const key of Object.keys(found.value)) {
      if (openApiObjects[found.kind].names === true || belongs(found, key)) continue;
      if (!/^x[-_]?link/iu.test(key)) continue;
      const known = Object.hasOwn(homes, key);
      const near = suggest(key, Object.keys(homes));
      if (near === undefined && !key.startsWith("x-link-")) continue;
      yield {
        ...keyProblem("unknown-key", found.pointer + toPointer([key]), [
          known ? `${key} has no meaning here.` : `There is no key ${quote(key)}.`,
          known
            ? `move it: it stands ${homes[key]}`
            : near === undefined
              ? `the keys are ${Object.keys(homes).join(", ")}`
              : `did you mean ${near}?`,
        ]),
        ...(!known &&
          near !== undefined &&
          !Object.hasOwn(found.value, near) &&
          belongs(found, near) && { repair: { kind: "replace", text: near } }),
      };
    }
  }
}

function belongs({ kind, pointer }: FoundObject, key: string): boolean {
  if (key === "x-link-allow") return true;
  if (openApiObjects[kind].extensions?.includes(key) !== true) return false;
  // Operations stand under webhooks and callbacks as well, which nobody calls.
  const segments = parsePointer(pointer);
  // Headers of responses are described like parameters.
  if (key === "x-link-parameter" && segments.at(-2) !== "parameters") return false;
  return key !== "x-link-token" || (segments[0] === "paths" && segments.length === 3);
}
