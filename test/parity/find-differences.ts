import type { RecordedRequest } from "../runtime/recording-server.js";
import { isObject } from "./follow-schema.js";

/** Where two requests differ, such as `body/settings/theme`, and how. */
export interface RequestDifference {
  readonly what: "only-ours" | "only-sdk" | "value";
  readonly at: string;
}

/** Compares what two clients sent for the same input. Of the headers those count that are named. */
export function findDifferences(
  ours: RecordedRequest,
  sdk: RecordedRequest,
  headers: readonly string[],
): RequestDifference[] {
  return [...compareValues(toParts(ours, headers), toParts(sdk, headers), "")];
}

/** A request as plain values: what the server reads from it. */
function toParts(request: RecordedRequest, headers: readonly string[]): object {
  const { pathname, searchParams } = new URL(request.path, "http://server.example");
  const named = Object.fromEntries(
    headers
      .filter((name) => request.headers[name] !== undefined)
      .map((name) => [name, request.headers[name]]),
  );
  const mediaType = request.headers["content-type"]?.split(";")[0]?.toLowerCase();
  const isForm = mediaType === "application/x-www-form-urlencoded";
  return {
    method: request.method,
    path: pathname,
    query: Object.fromEntries(searchParams),
    "content-type": mediaType,
    header: named,
    body: isForm ? readForm(request.body) : (request.json ?? request.body),
  };
}

/** Reads a form as servers do that know nested names: `a[b][]=1`, `a[b][0]=1`. */
export function readForm(text: string): object {
  const form: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const keys = [...name.matchAll(/[^[\]]+|(?<=\[)(?=\])/gu)].map(([key]) => key);
    let place = form;
    keys.forEach((key, index) => {
      const own = key === "" ? String(Object.keys(place).length) : key;
      if (index === keys.length - 1) place[own] = value;
      else place = (place[own] ??= {}) as Record<string, unknown>;
    });
  }
  return form;
}

function* compareValues(ours: unknown, sdk: unknown, at: string): Generator<RequestDifference> {
  if (ours === sdk) return;
  if (ours === undefined) return yield { what: "only-sdk", at };
  if (sdk === undefined) return yield { what: "only-ours", at };
  if (Array.isArray(ours) && Array.isArray(sdk) && ours.length === sdk.length) {
    for (const [index, item] of ours.entries()) yield* compareValues(item, sdk[index], `${at}/*`);
  } else if (isObject(ours) && isObject(sdk)) {
    for (const key of new Set([...Object.keys(ours), ...Object.keys(sdk)])) {
      yield* compareValues(ours[key], sdk[key], at === "" ? key : `${at}/${key}`);
    }
  } else yield { what: "value", at };
}
