import type { ApiChangeCode } from "../../types/change.js";
import type { JsonObject } from "../../types/json.js";
import type { OperationModel, ProviderModel } from "../../types/model.js";
import type { Finding } from "../revision.js";

/** What two specs give. */
export interface PackagePair {
  readonly before: Package;
  readonly after: Package;
}

/** What a spec gives, and the spec. */
export interface Package {
  readonly model: ProviderModel;
  readonly root: JsonObject;
}

/** An operation that both packages have. */
export interface MethodPair {
  readonly before: OperationModel;
  readonly after: OperationModel;
  /** What people call it: `POST /link/token`. */
  readonly where: string;
}

/** What is told about one thing: what it is called, and where in either spec it stands. */
export interface Teller {
  readonly where: string;
  readonly before: string;
  readonly after: string;
}

/** A finding about a package. */
export function told(code: ApiChangeCode, message: string, location: Teller): Finding {
  return { code, message, ...location };
}

/** The codes for a value that one of two specs may leave out. */
export type ValueCodes = Readonly<Record<"added" | "removed" | "changed", ApiChangeCode>>;

/** The codes whose names begin so; a value that changes may have another. */
export function valueCodes(
  name: "environment-variable" | "error-field" | "result-field",
): ValueCodes {
  return { added: `${name}-added`, removed: `${name}-removed`, changed: `${name}-changed` };
}

/** What is told of a value that is compared as a text, under one code or several; nothing where it is the same. */
export function compareValue(
  codes: ValueCodes | ApiChangeCode,
  values: { readonly before: string | undefined; readonly after: string | undefined },
  { noun, ...location }: Teller & { readonly noun: string },
): Finding[] {
  const { before, after } = values;
  if (before === after) return [];
  const [what, message] =
    before === undefined
      ? (["added", `There is ${noun} now: ${after}.`] as const)
      : after === undefined
        ? (["removed", `There is no ${noun} any more.`] as const)
        : (["changed", `It is ${after}; it was ${before}.`] as const);
  return [told(typeof codes === "string" ? codes : codes[what], message, location)];
}

/** What the one list has and the other has not. */
export function only(names: readonly string[], others: readonly string[]): string[] {
  return names.filter((name) => !others.includes(name));
}
