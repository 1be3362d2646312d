import { freeName } from "./free-name.js";

/** The words of a name in any common casing: `x-acme_apiKey2` gives `x`, `acme`, `api`, `Key2`. */
function words(name: string): string[] {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** `clientId` to `CLIENT_ID`. */
export function toConstantCase(name: string): string {
  return words(name).join("_").toUpperCase();
}

/** `filter_on_providers` to `filterOnProviders`, `URLPath` to `urlPath`; capitals inside a word stay. */
export function toCamelCase(name: string): string {
  const leadingCapitals = /^\p{Lu}+(?=\p{Lu}\p{Ll}|\d|$)|^\p{Lu}/u;
  return toPascalCase(name).replace(leadingCapitals, (capitals) => capitals.toLowerCase());
}

/** `filter_on_providers` to `FilterOnProviders`; capitals inside a word stay. */
export function toPascalCase(name: string): string {
  return words(name)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/** A property's name in the wrapper. */
export function publicName(wireName: string, naming: "wire" | "camelCase"): string {
  return naming === "camelCase" ? toCamelCase(wireName) : wireName;
}

/** An operationId from an operation's path, which none of the `taken` ones is: `postLinkToken` for `POST /link/token`. */
export function inventOperationId(
  { method, path }: { readonly method: string; readonly path: string },
  taken: ReadonlySet<string>,
): string {
  return freeName(toCamelCase(`${method} ${path}`), (id) => taken.has(id));
}
