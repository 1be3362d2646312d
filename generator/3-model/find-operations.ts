import * as v from "valibot";
import type { JsonObject } from "../types/json.js";
import { TokenExtension } from "../types/extensions.js";
import type { OpenApi, Operation } from "../types/openapi.js";
import { toPointer } from "../openapi/pointer.js";

/** An operation that has `x-link-token`, with the place it stands at. */
export interface FoundOperation {
  readonly path: string;
  /** As the spec has it: lower case. */
  readonly method: string;
  readonly pointer: string;
  readonly pathItem: JsonObject;
  readonly operation: Operation;
  readonly extension: TokenExtension;
}

const methods = new Set(["get", "put", "post", "delete", "patch"]);

/** The operations that mint link tokens, in the spec's order. */
export function findOperations(spec: OpenApi): FoundOperation[] {
  return Object.entries(spec.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, value]) => {
      const operation = value as Operation;
      if (!methods.has(method) || operation["x-link-token"] === undefined) return [];
      const pointer = toPointer(["paths", path, method]);
      const extension = v.parse(TokenExtension, operation["x-link-token"]);
      return [{ path, method, pointer, pathItem: item, operation, extension }];
    }),
  );
}
