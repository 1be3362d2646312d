import createClient from "openapi-fetch";
import {
  formBody,
  inputModes,
  LinkTokenError,
  textResponse,
  unlisted,
  type ClientOptions,
  type LinkToken,
  type LinkTokenErrorKind,
  type Operation,
  type PointerTo,
  type Unlisted,
} from "../../templates/runtime/src/index.js";
import { Acme, acmeFetchClientOptions, type AcmeLinkToken } from "./acme.js";

/* Compiled by `npm run types`, never run. `@ts-expect-error` marks what must not compile. */
declare function expectType<T>(value: T): void;

// An open enum takes what it lists, and what somebody vouched for.
declare function choose(provider: "oura" | "fitbit" | Unlisted): void;
choose("oura");
choose(unlisted("brand-new"));
// @ts-expect-error -- a typo
choose("ourra");
// @ts-expect-error -- any string
choose("fitbit" as string);
expectType<string>(unlisted("brand-new"));
// The ESM and the CommonJS declarations each have their own.
choose("brand-new" as string & { readonly "~unlisted": true });

// Pointers and names are proved.
interface Body {
  user?: { id: string | null };
  tags: string[];
}
expectType<"/user" | "/user/id" | "/tags">({} as PointerTo<Body>);
export const operation: Operation<Body, Body, Body> = {
  id: "create",
  method: "POST",
  path: "/",
  // @ts-expect-error -- no such property
  modes: inputModes({ one: { required: ["usr"] } }),
  // @ts-expect-error -- no such property
  encoding: formBody({ usr: "deepObject" }),
  // @ts-expect-error -- no such pointer
  result: { token: "/user/name" },
  // @ts-expect-error -- no such pointer
  error: { code: "/tags/0" },
};

const call = { id: "create", method: "POST", path: "/" } as const;

// So are they of a body that is one of several, or null.
type Either = { kind: "a"; user: { id: string } } | { kind: "b"; team: Body | null } | null;
expectType<
  "/kind" | "/user" | "/user/id" | "/team" | "/team/user" | "/team/user/id" | "/team/tags"
>({} as PointerTo<Either>);
expectType<PointerTo<Either>>("/team/user/id");
expectType<PointerTo<string | { id: string }>>("/id");

// A text has one pointer, to all of it; an object has none such.
expectType<"">({} as PointerTo<string>);
expectType<"">({} as PointerTo<"a" | "b">);
export const text: Operation<Body, string> = {
  ...call,
  response: textResponse(),
  result: { token: "" },
};
export const object: Operation<Body, Body> = {
  ...call,
  // @ts-expect-error -- an object is no token
  result: { token: "" },
};
export const either: Operation<Either, Either> = {
  ...call,
  encoding: formBody({ user: "deepObject", team: "json" }),
  modes: inputModes({
    user: { required: ["kind", "user"], forbidden: ["team"] },
    // @ts-expect-error -- no such property
    team: { required: ["tags"] },
  }),
  result: { token: "/user/id", url: "/team/user/id" },
};
export const nullable: Operation<Body | null> = {
  ...call,
  modes: inputModes({ one: { required: ["tags"] } }),
};

// Generated clients need no casts.
const client = new Acme({ token: async () => "t", headers: { a: undefined }, fetch });
expectType<Promise<{ link_token: string }>>(client.linkToken.createForTenant({ tenant_id: "a" }));
expectType<Promise<AcmeLinkToken>>(client.createLinkToken({ tenant_id: "a" }));
expectType<Promise<LinkToken>>(client.createLinkToken({ tenant_id: "a" }));
createClient<Record<string, never>>(acmeFetchClientOptions());

// Mocks are fetches.
expectType<ClientOptions>({ fetch: async () => new Response() });
expectType<ClientOptions>({ fetch: async (url) => new Response(String(url)) });
expectType<ClientOptions>({ fetch: (url, init) => fetch(url, init) });
expectType<ClientOptions>({ fetch: undefined, baseUrl: undefined, headers: undefined });

// instanceof narrows, a derived class to itself.
class Special extends LinkTokenError {
  readonly special = true;
}
export function narrow(error: unknown): unknown {
  if (error instanceof Special) return error.special;
  if (error instanceof LinkTokenError) {
    expectType<LinkTokenErrorKind>(error.kind);
    return error.httpStatus;
  }
  return undefined;
}
