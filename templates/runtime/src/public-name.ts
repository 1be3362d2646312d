import type { OperationDescription } from "./operation-description.js";

/** Returns a wire name as the client's input has it: `filter_on_providers` as `filterOnProviders` where those are camelCase. */
export function publicName(wireName: string, naming: OperationDescription["naming"]): string {
  if (naming === "wire") return wireName;
  const words = wireName
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return name.replace(/^\p{Lu}+(?=\p{Lu}\p{Ll}|\d|$)|^\p{Lu}/u, (start) => start.toLowerCase());
}
