import { parseDuration } from "../openapi/duration.js";
import { followPointer } from "../openapi/schema.js";
import { defined } from "../types/defined.js";
import type { ExpiryExtension, TokenExtension } from "../types/extensions.js";
import type { ExpiryModel, PointerModel, ResultModel } from "../types/model.js";
import type { OpenApi, Schema } from "../types/openapi.js";

const secondsPerUnit = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;

/** Where the common result is found in the success body, and which of its parts are always there; nothing while it is undecided. */
export function buildResult(
  spec: OpenApi,
  success: Schema,
  result: TokenExtension["result"],
): ResultModel | undefined {
  if ((result?.token ?? result?.url) === undefined || result == null) return undefined;
  // At least one of token and url is in every result, so that a lone one is always there.
  const isLone = result.token === undefined || result.url === undefined;
  const at = (pointer: string): PointerModel => ({
    pointer,
    always: isAlways(spec, success, pointer),
  });
  const part = (pointer: string): PointerModel =>
    isLone ? { pointer, always: true } : at(pointer);
  const { token, url, requestId, expiresAt } = result;
  return defined({
    token: token === undefined ? undefined : part(token),
    url: url === undefined ? undefined : part(url),
    requestId: requestId === undefined ? undefined : at(requestId),
    expiresAt: expiresAt && buildExpiry(spec, success, expiresAt),
  });
}

function buildExpiry(spec: OpenApi, success: Schema, expiry: ExpiryExtension): ExpiryModel {
  if ("field" in expiry) {
    const { field, as, requested } = expiry;
    const always = isAlways(spec, success, field);
    return defined({ kind: "field" as const, pointer: field, as, always, requested });
  }
  if ("request" in expiry && "as" in expiry) {
    return { kind: "written", pointer: expiry.request, default: expiry.default };
  }
  if ("request" in expiry) {
    return {
      kind: "request",
      pointer: expiry.request,
      secondsPerUnit: secondsPerUnit[expiry.unit],
      default: expiry.default,
    };
  }
  return { kind: "documented", seconds: parseDuration(expiry.documented) ?? 0 };
}

function isAlways(spec: OpenApi, schema: Schema, pointer: string): boolean {
  const target = followPointer(spec, schema, pointer);
  return target.kind === "found" && target.always;
}
