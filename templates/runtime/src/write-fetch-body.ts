import { findOperation } from "./find-operation.js";
import { isObject } from "./is-object.js";
import type { Operation } from "./operation.js";
import { parseJson } from "./parse-json.js";

/**
 * A request of openapi-fetch with its body as the operation's media type has it: openapi-fetch knows
 * JSON alone. A body that the caller wrote in another way stays as it is.
 */
export function writeFetchBody({ url, init, operations }: Written): RequestInit {
  const { method = "GET", body } = init;
  const path = new URL(url, "https://path.invalid").pathname;
  const { mediaType, encoding } = findOperation(operations, { method, path }) ?? {};
  const headers = new Headers(init.headers);
  if (
    !mediaType ||
    typeof body !== "string" ||
    headers.get("content-type") !== "application/json"
  ) {
    return init;
  }
  headers.set("content-type", mediaType);
  const data = parseJson(body);
  const text = encoding && isObject(data) ? encoding.write({ ...data }) : body;
  return { ...init, headers, body: text };
}

interface Written {
  /** Its path alone, where the base URL is the client's. */
  readonly url: string;
  readonly init: RequestInit;
  readonly operations: readonly Operation[];
}
