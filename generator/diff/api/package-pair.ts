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
export function told(code: ApiChangeCode, message: string, place: Teller): Finding {
  return { code, message, ...place };
}

/** The codes for a value that one of two specs may leave out. */
export interface ValueCodes {
  readonly added: ApiChangeCode;
  readonly removed: ApiChangeCode;
  readonly changed: ApiChangeCode;
}

/** The codes whose names begin so; a value that changes may have another. */
export function valueCodes(
  name: "environment-variable" | "error-field" | "result-field",
): ValueCodes {
  return { added: `${name}-added`, removed: `${name}-removed`, changed: `${name}-changed` };
}

/** What is told of a value that is compared as a text; nothing where it is the same. */
export function compareValue(
  codes: ValueCodes,
  values: { readonly before: string | undefined; readonly after: string | undefined },
  { noun, ...place }: Teller & { readonly noun: string },
): Finding[] {
  const { before, after } = values;
  if (before === after) return [];
  if (before === undefined) return [told(codes.added, `There is ${noun} now: ${after}.`, place)];
  if (after === undefined) return [told(codes.removed, `There is no ${noun} any more.`, place)];
  return [told(codes.changed, `It is ${after}; it was ${before}.`, place)];
}
