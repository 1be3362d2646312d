import type { Fail } from "./failure.js";
import { isObject } from "./is-object.js";
import { forbidden } from "./merge-headers.js";
import type { Operation } from "./operation.js";
import type { Location } from "./parameters.js";
import { toRecord } from "./to-record.js";
import { writeParameter } from "./write-parameter.js";

/**
 * Returns what openapi-fetch gets of a call, with parameters and body written as the operation has them:
 * openapi-fetch knows JSON alone and one way for parameters. What the caller writes in another way stays as it is.
 */
export function writeFetchInit(init: FetchInit, { operation, fail }: Writing): FetchInit {
  return { ...init, ...writeParameters(init, { operation, fail }), ...writeBody(init, operation) };
}

function writeParameters(init: FetchInit, { operation, fail }: Writing): FetchInit {
  const { id, parameters } = operation;
  const { path = {}, query = {}, header } = init.params ?? {};
  if (!parameters) {
    return {};
  }
  const write = (location: Location, name: string, value: unknown): string => {
    const source = parameters.list.find((each) => each.location === location && each.name === name);
    const text = writeParameter(value, { ...source, location, name })?.text;
    // Only in a header is something not percent-encoded.
    if (text === undefined || forbidden.test(text)) {
      throw fail("input", `${id}: ${name} cannot be written into a ${location}.`, {
        fields: [name],
      });
    }
    return text;
  };
  const given = (values: Values) => Object.entries(values).filter(([, value]) => value != null);
  const search = init.querySerializer
    ? ""
    : given(query)
        .flatMap(([name, value]) => write("query", name, value) || [])
        .join("&");
  const steps = init.pathSerializer
    ? {}
    : Object.fromEntries(given(path).map(([name, value]) => [name, write("path", name, value)]));
  const headers = header && {
    ...header,
    ...Object.fromEntries(
      given(header).map(([name, value]) => [name, write("header", name, value)]),
    ),
  };
  return {
    params: { ...init.params, ...(headers && { header: headers }) },
    querySerializer: init.querySerializer ?? (() => search),
    pathSerializer:
      init.pathSerializer ??
      ((url: string) => url.replace(/\{([^{}]+)\}/g, (step, name: string) => steps[name] ?? step)),
  };
}

function writeBody(init: FetchInit, { mediaType, encoding }: Operation): FetchInit {
  const { body, bodySerializer } = init;
  if (!mediaType || body === undefined) {
    return {};
  }
  const headers = init.headers ?? {};
  const own = isObject(headers) ? headers : toRecord(headers as Headers);
  const named = Object.entries(own).find(([name]) => name.toLowerCase() === "content-type");
  const typeOf = (value: unknown) => String(value).split(";")[0]?.trim().toLowerCase();
  const isForm = encoding && typeOf(named?.[1] ?? mediaType) === typeOf(mediaType);
  const isOurs = isForm && isObject(body);
  const written = bodySerializer
    ? bodySerializer(body, own)
    : isOurs
      ? encoding.write(JSON.parse(JSON.stringify(body)))
      : body;
  // What the platform writes itself says so itself, with the boundary of its parts.
  const isText = !/FormData|URLSearchParams|Blob/.test(Object.prototype.toString.call(written));
  return {
    headers: named ? own : { "content-type": isText ? mediaType : null, ...own },
    ...((bodySerializer ?? isForm) && { bodySerializer: () => written }),
  };
}

/** What openapi-fetch takes of a call, as far as it is read or written here. */
export interface FetchInit {
  readonly params?: Partial<Readonly<Record<Location, Values>>> | undefined;
  readonly body?: unknown;
  readonly headers?: unknown;
  readonly querySerializer?: unknown;
  readonly pathSerializer?: unknown;
  readonly bodySerializer?: ((body: unknown, headers: unknown) => unknown) | undefined;
}

type Values = Readonly<Record<string, unknown>>;

interface Writing {
  readonly operation: Operation;
  readonly fail: Fail;
}
