import type { DescribedSchema } from "./described-schema.js";
import type { FormStyle } from "./form-body.js";
import type { ErrorPointers, Mode } from "./operation.js";
import type { Location } from "./parameters.js";

/** One operation of a provider, under wire names. */
export interface OperationDescription {
  /** The spec's operationId. */
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  /** With `{name}` where a parameter stands. */
  readonly path: string;
  readonly summary?: string;
  readonly description?: string;
  readonly docsUrl?: string;
  /** Whether `createLinkToken` calls it. */
  readonly primary?: boolean;
  /** The client's method that takes any mode, such as `link.token.create`. */
  readonly clientMethod?: string;
  /** Whether the client's names are those of the wire. */
  readonly naming: "wire" | "camelCase";
  readonly parameters?: readonly ParameterDescription[];
  readonly request?: RequestDescription;
  /** By the spec's key: a status, `4XX` or `default`. */
  readonly responses: Readonly<Record<string, ResponseDescription>>;
  /** What the `Accept` header says; `application/json` unless given. */
  readonly accept?: string;
  /** By name: the ways to use the operation, of which a request has to fit one. */
  readonly modes?: Readonly<Record<string, ModeDescription>>;
  readonly examples?: readonly ExampleDescription[];
  /** JSON Pointers (RFC 6901) into the success body; absent where the operation mints nothing. */
  readonly result?: ResultDescription;
  /** JSON Pointers into the failure body. */
  readonly error?: ErrorPointers;
  readonly retry?: RetryDescription | false;
  readonly idempotencyHeader?: string;
  /** The credentials' options that it needs, where they are not the provider's. */
  readonly security?: readonly (readonly string[])[];
  /** Names of properties whose values must not be shown, at any depth. */
  readonly sensitive?: readonly string[];
}

/** Which responses are worth another attempt; a connection that fails always is. */
export interface RetryDescription {
  /** 408, 429, 500, 502, 503 and 504 unless given. */
  readonly statuses?: readonly number[];
  /** Codes of the provider that are worth it whatever the status. */
  readonly codes?: readonly string[];
  /** Statuses that never are, whatever the code. */
  readonly never?: readonly number[];
  /** A header of responses that decides by `true` or `false`, before all else. */
  readonly header?: string;
}

/** A parameter, and what fills it: a property of the input, an option of the client, or a constant. */
export interface ParameterDescription {
  readonly in: Location;
  readonly name: string;
  readonly required?: boolean;
  readonly schema: DescribedSchema;
  readonly style?: string;
  readonly explode?: boolean;
  readonly input?: string;
  readonly option?: string;
  readonly constant?: string;
}

export interface RequestDescription {
  readonly mediaType: string;
  readonly required?: boolean;
  readonly schema: DescribedSchema;
  /** How a form writes those of its properties that have a style of their own; absent where the body is JSON. */
  readonly form?: Readonly<Record<string, FormStyle>>;
  /** How a form writes properties that the spec does not have. */
  readonly unlistedFormStyle?: FormStyle;
  /** Properties that the client does not offer. */
  readonly omitted?: readonly string[];
}

export interface ResponseDescription {
  readonly description?: string;
  /** Absent where the response has no body that clients read. */
  readonly mediaType?: string;
  readonly schema?: DescribedSchema;
  /** A whole body: the spec's; of a success it is completed where that lacks something. */
  readonly example?: unknown;
  /** Of a failure: what any body of it has to hold. */
  readonly least?: Readonly<Record<string, unknown>>;
  /** JSON Pointers into `example` of what no source says, so that it is made up. */
  readonly invented?: readonly string[];
}

export interface ModeDescription extends Mode {
  readonly summary: string;
  /** The client's method that takes this mode alone. */
  readonly clientMethod?: string;
}

export interface ExampleDescription {
  /** Its key in the spec. */
  readonly name: string;
  readonly summary?: string;
  /** The request body under wire names. */
  readonly value: unknown;
  /** The mode that it fits. */
  readonly mode?: string;
}

export interface ResultDescription {
  readonly token?: string;
  readonly url?: string;
  readonly requestId?: string;
  readonly expiresAt?: ExpiryDescription;
  /** Whether a token opens one session only. */
  readonly singleUse?: boolean;
}

/** Where it is said how long a token lives. */
export type ExpiryDescription =
  | {
      readonly kind: "field";
      readonly pointer: string;
      readonly as: "date-time" | "epoch-seconds" | "epoch-milliseconds" | "seconds-from-now";
      /** A pointer into the request body, where that may ask for a lifetime in seconds. */
      readonly requested?: string;
    }
  | {
      /** A pointer into the request body, which holds a number of units. */
      readonly kind: "request";
      readonly pointer: string;
      readonly secondsPerUnit: number;
      readonly default: number;
    }
  | {
      /** A pointer into the request body, which holds a text such as `30m`. */
      readonly kind: "written";
      readonly pointer: string;
      readonly default: string;
    }
  | { readonly kind: "documented"; readonly seconds: number };
