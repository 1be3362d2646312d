import * as v from "valibot";
import { listOperations, type LocatedOperation } from "../openapi/operations.js";
import { TokenExtension } from "../types/extensions.js";
import type { OpenApi } from "../types/openapi.js";

/** An operation that has `x-link-token`, with the location it stands at. */
export interface FoundOperation extends LocatedOperation {
  readonly extension: TokenExtension;
}

/** Finds the operations that mint link tokens, in the spec's order. */
export function findOperations(spec: OpenApi): FoundOperation[] {
  return listOperations(spec).flatMap((location) => {
    const value = location.operation["x-link-token"];
    return value === undefined ? [] : [{ ...location, extension: v.parse(TokenExtension, value) }];
  });
}
