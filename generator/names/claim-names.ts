import { freeName } from "./free-name.js";
import { isSafeIdentifier } from "./identifier.js";
import { reservedNames } from "./package-exports.js";

/** Gives each thing an identifier that nothing else in the package has. */
export interface NameClaims {
  /** Takes the wanted name, or the nearest free one: with `suffix`, then with a number. */
  readonly claim: (wanted: string, suffix: string) => string;
}

/** Starts a package's claims; the same claims in the same order give the same names. */
export function claimNames(...reserved: readonly string[]): NameClaims {
  const taken = new Set([...reservedNames, ...reserved]);
  const isTaken = (name: string): boolean => taken.has(name) || !isSafeIdentifier(name);
  return {
    claim: (wanted, suffix) => {
      const base = asIdentifier(wanted, suffix);
      const name = isTaken(base) ? freeName(base + suffix, isTaken) : base;
      taken.add(name);
      return name;
    },
  };
}

/** Any text as an ASCII identifier: what cannot stand in one is dropped. */
function asIdentifier(text: string, suffix: string): string {
  const ascii = text.replace(/[^\w$]/gu, "");
  return /^[A-Za-z_$]/u.test(ascii) ? ascii : suffix + ascii;
}
