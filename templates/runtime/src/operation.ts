import type { ResponseReader } from "./response-reader.js";
import type { BodyEncoding } from "./body-encoding.js";
import type { Security } from "./authentication.js";
import type { ParameterName, ParametersOf, RequestParameters } from "./parameters.js";
import type { ProblemReader } from "./problem-details.js";

/**
 * A JSON Pointer to a property of `Body`, at most three levels deep, so that a wrong one does not compile; the
 * empty one, to the whole body, where that may be a text.
 */
export type PointerTo<Body> =
  PointerIn<Body, 3> | (Extract<Body, string> extends never ? never : "");

/** Of a union it gives the pointers of each member; null and other scalars have none. openapi-typescript marks `readOnly` and `writeOnly`. */
type PointerIn<Body, Depth extends number> = Depth extends 0
  ? never
  : Body extends readonly unknown[]
    ? never
    : Body extends { readonly $read: infer Marked } | { readonly $write: infer Marked }
      ? PointerIn<Marked, Depth>
      : Body extends object
        ? {
            [Key in keyof Body & string]:
              `/${Key}` | `/${Key}${PointerIn<Body[Key], Shallower<Depth>>}`;
          }[keyof Body & string]
        : never;

type Shallower<Depth extends number> = Depth extends 3 ? 2 : Depth extends 2 ? 1 : 0;

/**
 * What the runtime has to know of an operation, written by the generator.
 *
 * The type parameters are the wire types of the request, success and failure bodies and of the
 * parameters; they make a pointer or a name that the spec does not have a compile error in the
 * generated code.
 */
export type Operation<
  Body = unknown,
  Success = unknown,
  Failure = unknown,
  Parameters = unknown,
> = OperationOf<
  PropertyName<Body> | ParameterName<Parameters>,
  Pointer<Body>,
  Pointer<Success>,
  Pointer<Failure>,
  ParametersOf<Parameters>
>;

/** An operation by the names and pointers it may use, so that each operation is assignable to `Operation`. */
interface OperationOf<
  Name extends string,
  BodyPointer extends string,
  SuccessPointer extends string,
  FailurePointer extends string,
  Located,
> {
  /** The spec's operationId. */
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  /** The request body's media type; `application/json` where it is absent. */
  readonly mediaType?: string;
  /** How the request body is written, as `formBody` gives it; as JSON where it is absent. */
  readonly encoding?: BodyEncoding<Name>;
  /** What the `Accept` header says; `application/json` where it is absent. */
  readonly accept?: string;
  /** Which credentials a call uses, where that differs from the provider's other operations. */
  readonly security?: Security;
  /** How a success is read, as `textResponse` gives it; as a JSON object where it is absent. */
  readonly response?: ResponseReader;
  /** Whether a call may go without an input, and so without a body. */
  readonly optionalBody?: boolean;
  /** What fills its path, its query and headers, as `requestParameters` gives it; absent where nothing does. */
  readonly parameters?: RequestParameters<Located>;
  /** The ways to use the operation, as `inputModes` gives them; absent where any input will do. */
  readonly modes?: Modes<Name>;
  /** Where the common result is found in the success body; absent where the operation mints nothing. */
  readonly result?: ResultPointers<SuccessPointer, BodyPointer>;
  /** Where the error's parts are found in the failure body. */
  readonly error?: ErrorPointers<FailurePointer>;
  /** What failures say beside the pointers, as `problemDetails` gives it. */
  readonly problem?: ProblemReader;
  /** When a call may be sent again: 408, 429, 500, 502, 503 and 504 unless given; `false` where it never may. */
  readonly retry?: Retry | false;
  /** The header that makes a repeated call harmless: each call has its own value, each attempt the same. */
  readonly idempotencyHeader?: string;
  /** Names of wire properties whose values must not show in errors. */
  readonly sensitive?: readonly string[];
  /** How the public property names differ from the wire's, as `renamedKeys` gives it; absent where they do not. */
  readonly naming?: Naming;
}

/** Of a union it gives the names of every member, as a mode may be about one of them alone. */
type PropertyName<Body> = unknown extends Body
  ? string
  : Body extends object
    ? keyof Body & string
    : never;

type Pointer<Body> = unknown extends Body ? string : PointerTo<Body>;

/** The ways to use an operation: an input has to fit at least one, or the one that a call asks for. */
export interface Modes<Name extends string = string> {
  readonly rules: Readonly<Record<string, Mode<Name>>>;
  /** What keeps a wire body from fitting; nothing where it fits. */
  readonly findMisfit: (
    body: Readonly<Record<string, unknown>>,
    call: { readonly mode: string | undefined; readonly publicName: (wireName: string) => string },
  ) => Misfit | undefined;
}

/** What the modes that are nearest to a body want, under public names. */
export interface Misfit {
  readonly message: string;
  /** The properties that are concerned. */
  readonly fields: readonly string[];
}

/** One way to use an operation; all names are wire names. */
export interface Mode<Name extends string = string> {
  readonly required?: readonly Name[];
  /** Groups of properties, of which at least one group has to be there in full. */
  readonly anyOf?: readonly (readonly Name[])[];
  readonly forbidden?: readonly Name[];
  /** Seconds that a token minted this way lives, in place of the operation's documented lifetime. */
  readonly lifetime?: number;
}

/**
 * Which responses are worth another attempt: those of some statuses, or what `retryCodes` and `retryHeader`
 * say. A connection that fails always is.
 */
export type Retry = readonly number[] | ((response: Response, call: FailedCall) => boolean);

/** What may be read of a call that failed. */
export interface FailedCall {
  readonly operation: {
    readonly error?: ErrorPointers | undefined;
    readonly problem?: ProblemReader | undefined;
  };
  readonly sent: { readonly responseBody?: unknown };
}

/** JSON Pointers (RFC 6901) into the success body; at least one of `token` and `url`. */
export interface ResultPointers<
  SuccessPointer extends string = string,
  BodyPointer extends string = string,
> {
  readonly token?: SuccessPointer;
  readonly url?: SuccessPointer;
  /** Which of `token` and `url` a response may lack; without the others it is an error. */
  readonly optional?: readonly ("token" | "url")[];
  readonly requestId?: SuccessPointer;
  readonly expiresAt?: Expiry<SuccessPointer, BodyPointer>;
  /** Whether a token opens one session only. */
  readonly singleUse?: boolean;
}

/** How `expiresAt` is found: what `dateTimeExpiry`, `numberExpiry`, `requestExpiry`, `writtenExpiry`, `documentedExpiry` or `expiryByMode` gives. */
export interface Expiry<
  SuccessPointer extends string = string,
  BodyPointer extends string = string,
> {
  readonly source: "field" | "request" | "documented";
  /** Milliseconds since the epoch; NaN where there is nothing to read. */
  readonly read: (minting: Minting) => number;
  /** In types alone: where it looks, so that a pointer that the spec does not have does not compile. */
  readonly "~pointer"?: SuccessPointer | BodyPointer;
}

/** What an expiry is read from. */
export interface Minting {
  /** The request body under wire names. */
  readonly sent: Readonly<Record<string, unknown>>;
  /** The success body under wire names. */
  readonly received: unknown;
  /** When the response had arrived, in milliseconds since the epoch. */
  readonly arrival: number;
  readonly modes: Modes | undefined;
  /** The mode that was asked for. */
  readonly mode: string | undefined;
}

/** JSON Pointers (RFC 6901) into the failure body. */
export interface ErrorPointers<FailurePointer extends string = string> {
  readonly code?: FailurePointer;
  readonly message?: FailurePointer;
  readonly requestId?: FailurePointer;
}

/** Two names for one property: the wrapper's and the provider's. */
export interface Naming {
  /** A request body under wire names. */
  readonly toWire: (input: unknown) => unknown;
  /** A success body under public names; `undefined` where it is nested too deep. */
  readonly toPublic: (response: unknown) => unknown;
  /** The public name of a top-level property of the request. */
  readonly publicName: (wireName: string) => string;
}

/** How public property names map to wire names: named tables, so that circular schemas are plain data. */
export interface Keys {
  readonly tables: Readonly<Record<string, KeyTable>>;
  /** The table of the request body. */
  readonly request?: string;
  /** The table of the success body. */
  readonly response?: string;
}

/** Public name to wire name, for each property that differs or whose value has a table of its own. */
export type KeyTable = Readonly<Record<string, string | NestedKey>>;

export interface NestedKey {
  readonly key: string;
  /** The table of the value; of each item where it is an array, of each value where `map` is true. */
  readonly table: string;
  readonly map?: boolean;
}
