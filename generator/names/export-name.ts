import { toPascalCase } from "./casing.js";
import { isSafeIdentifier } from "./identifier.js";
import { builtIns, reservedNames } from "./package-exports.js";

/** Whether a package may export a class or an object of this name. */
export function isExportName(name: string): boolean {
  const isTaken = reservedNames.has(name) || builtIns.has(name);
  return /^[A-Z][A-Za-z0-9]*$/u.test(name) && isSafeIdentifier(name) && !isTaken;
}

/** The name of a provider's class: that of the provider, unless it is no name of an export. */
export function nameClient(provider: string): string {
  const name = toPascalCase(provider);
  return isExportName(name) ? name : `${name}Client`;
}
