import type { CredentialExtension, CredentialOption } from "../types/extensions.js";

/** The options that fill a scheme, each with its place below `x-link-credential`. */
export function optionsOf(credential: CredentialExtension): readonly PlacedOption[] {
  if ("constant" in credential) return [];
  if ("signs" in credential) return [{ option: credential.option, secret: true, place: "" }];
  if ("option" in credential) return [{ ...credential, place: "" }];
  return Object.entries(credential).flatMap(([key, part]) =>
    typeof part === "object" ? [{ ...part, place: `/${key}` }] : [],
  );
}

/** An option, and the pointer of what describes it. */
export interface PlacedOption extends CredentialOption {
  readonly place: string;
}
