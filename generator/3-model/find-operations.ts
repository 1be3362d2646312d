import * as v from "valibot";
import { listOperations, type OperationPlace } from "../openapi/operations.js";
import { TokenExtension } from "../types/extensions.js";
import type { OpenApi } from "../types/openapi.js";

/** An operation that has `x-link-token`, with the place it stands at. */
export interface FoundOperation extends OperationPlace {
  readonly extension: TokenExtension;
}

/** Finds the operations that mint link tokens, in the spec's order. */
export function findOperations(spec: OpenApi): FoundOperation[] {
  return listOperations(spec).flatMap((place) => {
    const value = place.operation["x-link-token"];
    return value === undefined ? [] : [{ ...place, extension: v.parse(TokenExtension, value) }];
  });
}
