import * as v from "valibot";
import {
  address,
  code,
  duration,
  failureStatus,
  fields,
  pointer,
  text,
  wholePointer,
} from "./extension-forms.js";
import { warningCodes } from "./warning-codes.js";
import { WidgetExtension } from "./widget-extension.js";

/**
 * The `x-link-*` vocabulary: what a spec says beyond OpenAPI.
 *
 * Each key is declared once, here; the linter checks specs against these schemas and the model reads
 * the types inferred from them.
 */

/** The statuses after which a call is sent again where a spec lists none, as in the runtime's `retry-delay.ts`. */
export const usualStatuses: readonly number[] = [408, 429, 500, 502, 503, 504];

/** `x-link-provider.sdk`: the official SDK for TypeScript, and what is different for those who come from it. */
export const SdkExtension = v.strictObject({
  /** Its package on npm. */
  package: text,
  /** The version that the spec was held against. */
  version: text,
  /** Its call that mints a token, as a TypeScript module that compiles. */
  call: code,
  /** What differs, in Markdown sentences. */
  differences: v.optional(v.array(text), []),
});

/** `info.x-link-provider`: who the provider is and what its package exports. */
export const ProviderExtension = v.strictObject({
  /** How people write the name. */
  name: text,
  /** The exported client class. */
  client: text,
  /** The exported object of environment names; required when there are several servers. */
  environments: v.optional(text),
  /** The environment variable that names the environment. */
  environmentVariable: v.optional(text),
  /** The environment variable that replaces the base URL, for a mock or a proxy. */
  baseUrlVariable: v.optional(text),
  /** The day somebody last held the spec against its source, as YYYY-MM-DD. */
  verified: v.optional(v.pipe(v.string(), v.isoDate("must be a date, YYYY-MM-DD"))),
  /** The page or document the spec was written from. */
  source: v.optional(address),
  /** The provider's own OpenAPI document, which `drift` holds the spec against. */
  upstream: v.optional(address),
  /** The official SDK, for the README's section on moving from it. */
  sdk: v.optional(SdkExtension),
});

/** `info.x-link-notes`: what users of the provider have to know and no type tells, a paragraph of plain text each. */
export const NotesExtension = v.array(
  v.pipe(
    text,
    v.regex(/^[^\r\n]*$/u, "must be one paragraph, without line breaks"),
    v.maxLength(400, "must be at most 400 characters"),
  ),
);

/** An item of `info.x-link-differences`: where the spec departs from the provider's document on purpose. */
export const DifferenceExtension = v.strictObject({
  /** The change that `drift` would tell otherwise. */
  code: text,
  /** Where in the spec: the location that `drift` tells, or one that holds it. */
  at: pointer,
  /** Of what was added, or of an enum's members, these only: names of properties, members of an enum, addresses of servers. */
  names: v.optional(v.array(text)),
  reason: text,
});

/** `servers[].x-link-environment`: which environment a server is. */
export const EnvironmentExtension = v.strictObject({
  name: text,
  /** Used when the caller names no environment. */
  default: v.optional(v.boolean(), false),
  /** How secret credentials of this environment begin. */
  keyPrefixes: v.optional(v.array(text), []),
});

/** One of several credentials that a scheme needs. */
export const CredentialOption = v.strictObject({
  /** The client option that holds it. */
  option: text,
  /** The environment variable it defaults to. */
  env: v.optional(text),
  /** Whether it must never be shown. */
  secret: v.optional(v.boolean(), true),
  /** What it is, in place of the scheme's description. */
  description: v.optional(text),
});

/** `components.securitySchemes.*.x-link-credential`: where the value comes from. */
export const CredentialExtension = v.union([
  v.strictObject({
    /** The client option that holds it. */
    option: text,
    /** The environment variable it defaults to. */
    env: v.optional(text),
    /** Whether it must never be shown. */
    secret: v.optional(v.boolean(), true),
    /** Stands before the value in an apiKey's header, such as `Bearer `. */
    prefix: v.optional(text),
  }),
  v.strictObject({
    option: text,
    /** The option is a function that gives the header's value for each request. */
    signs: v.pipe(v.boolean(), v.value(true, "has to be true, or not there")),
  }),
  v.strictObject({
    /** A header that always has this value, such as an API version. */
    constant: v.string(),
  }),
  v.strictObject({
    /** Secret unless `secret: false` says otherwise, since it may be a key. */
    username: CredentialOption,
    /** Empty unless given. */
    password: v.optional(CredentialOption),
  }),
  v.strictObject({
    clientId: CredentialOption,
    clientSecret: CredentialOption,
    /** Whether they travel in the form or, as HTTP Basic, in a header. */
    authentication: v.optional(v.picklist(["body", "header"]), "body"),
  }),
]);

/** `parameters[].x-link-parameter`: who fills a parameter; without the key the caller of the method does. */
export const ParameterExtension = v.union([
  v.strictObject({
    /** The option of the client, and of a call, that holds the value. */
    option: text,
    /** The environment variable it defaults to. */
    env: v.optional(text),
  }),
  v.strictObject({
    /** What is always sent. */
    constant: v.string(),
  }),
  v.strictObject({
    /** What the input's property is called in place of the parameter. */
    name: text,
  }),
  v.strictObject({
    /** Leaves the parameter out of the package. */
    omit: v.literal(true),
  }),
]);

/** `result.expiresAt`: when a minted token stops working. */
export const ExpiryExtension = v.union([
  v.strictObject({
    field: pointer,
    as: v.picklist(["date-time", "epoch-seconds", "epoch-milliseconds", "seconds-from-now"]),
    /** A property of the request that may ask for a lifetime, in seconds. */
    requested: v.optional(pointer),
  }),
  v.strictObject({
    /** A property of the request that holds a length of time. */
    request: pointer,
    unit: v.picklist(["seconds", "minutes", "hours", "days"]),
    default: v.pipe(v.number(), v.minValue(0)),
  }),
  v.strictObject({
    /** A property of the request that holds a length of time with its unit, such as `30m`. */
    request: pointer,
    as: v.literal("duration"),
    default: text,
  }),
  v.strictObject({
    /** A fixed lifetime, counted from the response's arrival: an ISO 8601 duration. */
    documented: duration,
  }),
]);

/** `modes.*`: one way to use the operation; holds only rules whose breach is harmful or always refused. */
export const ModeExtension = v.strictObject({
  summary: text,
  /** The method that takes this mode alone, such as `linkToken.create`. */
  method: v.optional(v.nullable(text)),
  required: fields,
  /** At least one of these groups has to be there in full. */
  anyOf: v.optional(v.array(v.array(text)), []),
  forbidden: fields,
  /** Replaces the documented lifetime of the result: an ISO 8601 duration. */
  lifetime: v.optional(duration),
});

/** `paths.*.*.x-link-token`: how an operation mints a link token. */
export const TokenExtension = v.strictObject({
  /** What `createLinkToken` calls; exactly one operation of a spec. */
  primary: v.optional(v.boolean()),
  /** The method that takes any mode, under the name that the official SDK gives it. */
  method: v.optional(v.nullable(text)),
  /** Whether the wrapper's property names are the wire's or camelCase. */
  naming: v.optional(v.picklist(["wire", "camelCase"]), "wire"),
  /** JSON Pointers into the success body; null where the operation mints nothing. Absent or without token and url: undecided. */
  result: v.optional(
    v.nullable(
      v.strictObject({
        token: v.optional(wholePointer),
        url: v.optional(wholePointer),
        expiresAt: v.optional(ExpiryExtension),
        requestId: v.optional(pointer),
      }),
    ),
  ),
  /** JSON Pointers into the failure body. */
  error: v.optional(
    v.strictObject({
      code: v.exactOptional(pointer),
      message: v.exactOptional(pointer),
      requestId: v.exactOptional(pointer),
    }),
    {},
  ),
  /** How a page opens what was minted. */
  widget: v.optional(WidgetExtension),
  /** Whether a token opens one session only. */
  singleUse: v.optional(v.boolean(), false),
  /** When a call may be sent again. */
  retry: v.optional(
    v.strictObject({
      policy: v.picklist(["safe", "never"]),
      statuses: v.optional(v.array(failureStatus), []),
      codes: v.optional(v.array(text), []),
      never: v.optional(v.array(failureStatus), []),
      /** A header of responses that decides by `true` or `false`, whatever else is said here. */
      header: v.exactOptional(v.pipe(text, v.regex(/^[\w-]+$/u, "must be a header's name"))),
    }),
  ),
  /** The header that makes a repeated call harmless, where the provider knows one. */
  idempotencyHeader: v.optional(v.nullable(text)),
  /** Body properties that the wrapper does not offer. */
  omit: v.optional(v.array(pointer), []),
  modes: v.optional(v.record(v.string(), ModeExtension), {}),
});

/** `x-link-allow`, anywhere: warnings at or below its location that are meant to be there. */
export const AllowExtension = v.array(
  v.strictObject({
    code: v.picklist(warningCodes),
    /** Why it is so, for whoever wonders. */
    reason: text,
  }),
);

export type AllowExtension = v.InferOutput<typeof AllowExtension>;
export type SdkExtension = v.InferOutput<typeof SdkExtension>;
export type ProviderExtension = v.InferOutput<typeof ProviderExtension>;
export type DifferenceExtension = v.InferOutput<typeof DifferenceExtension>;
export type EnvironmentExtension = v.InferOutput<typeof EnvironmentExtension>;
export type CredentialOption = v.InferOutput<typeof CredentialOption>;
export type CredentialExtension = v.InferOutput<typeof CredentialExtension>;
export type ParameterExtension = v.InferOutput<typeof ParameterExtension>;
export type ExpiryExtension = v.InferOutput<typeof ExpiryExtension>;
export type ModeExtension = v.InferOutput<typeof ModeExtension>;
export type TokenExtension = v.InferOutput<typeof TokenExtension>;

/** The options that fill a scheme, each with its location below `x-link-credential`. */
export function optionsOf(credential: CredentialExtension): readonly LocatedOption[] {
  if ("constant" in credential) return [];
  if ("signs" in credential) return [{ option: credential.option, secret: true, location: "" }];
  if ("option" in credential) return [{ ...credential, location: "" }];
  return Object.entries(credential).flatMap(([key, part]) =>
    typeof part === "object" ? [{ ...part, location: `/${key}` }] : [],
  );
}

/** An option, and the pointer of what describes it. */
export interface LocatedOption extends CredentialOption {
  readonly location: string;
}
