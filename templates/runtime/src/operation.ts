/** A JSON Pointer to a property of `Body`, at most three levels deep, so that a wrong one does not compile. */
export type PointerTo<Body> = PointerIn<Body, 3>;

/** Of a union it gives the pointers of each member; null and other scalars have none. */
type PointerIn<Body, Depth extends number> = Depth extends 0
  ? never
  : Body extends readonly unknown[]
    ? never
    : Body extends object
      ? {
          [Key in keyof Body & string]:
            `/${Key}` | `/${Key}${PointerIn<Body[Key], Shallower<Depth>>}`;
        }[keyof Body & string]
      : never;

type Shallower<Depth extends number> = Depth extends 3 ? 2 : Depth extends 2 ? 1 : 0;

/**
 * What the runtime has to know of an operation: plain data, written by the generator.
 *
 * The type parameters are the wire types of the request, success and failure bodies; they make a
 * pointer or a property name that the spec does not have a compile error in the generated code.
 */
export type Operation<Body = unknown, Success = unknown, Failure = unknown> = OperationOf<
  PropertyName<Body>,
  Pointer<Body>,
  Pointer<Success>,
  Pointer<Failure>
>;

/** An operation by the names and pointers it may use, so that each operation is assignable to `Operation`. */
interface OperationOf<
  Name extends string,
  BodyPointer extends string,
  SuccessPointer extends string,
  FailurePointer extends string,
> {
  /** The spec's operationId. */
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  /** The request body's media type, a kind of JSON; `application/json` where it is absent. */
  readonly mediaType?: string;
  /** Whether a call may go without an input, and so without a body. */
  readonly optionalBody?: boolean;
  /** The ways to use the operation; an input has to fit at least one. */
  readonly modes?: Readonly<Record<string, Mode<Name>>>;
  /** Where the common result is found in the success body; absent where the operation mints nothing. */
  readonly result?: ResultPointers<SuccessPointer, BodyPointer>;
  /** Where the error's parts are found in the failure body. */
  readonly error?: ErrorPointers<FailurePointer>;
  /** How the public property names differ from the wire's; absent where they do not. */
  readonly keys?: Keys;
}

/** Of a union it gives the names of every member, as a mode may be about one of them alone. */
type PropertyName<Body> = unknown extends Body
  ? string
  : Body extends object
    ? keyof Body & string
    : never;

type Pointer<Body> = unknown extends Body ? string : PointerTo<Body>;

/** One way to use an operation; all names are wire names. */
export interface Mode<Name extends string = string> {
  readonly required?: readonly Name[];
  /** Groups of properties, of which at least one group has to be there in full. */
  readonly anyOf?: readonly (readonly Name[])[];
  readonly forbidden?: readonly Name[];
  /** Seconds that a token minted this way lives, in place of the operation's documented lifetime. */
  readonly lifetime?: number;
}

/** JSON Pointers (RFC 6901) into the success body; at least one of `token` and `url`. */
export interface ResultPointers<
  SuccessPointer extends string = string,
  BodyPointer extends string = string,
> {
  readonly token?: SuccessPointer;
  readonly url?: SuccessPointer;
  /** Which of `token` and `url` an answer may lack; without the others it is an error. */
  readonly optional?: readonly ("token" | "url")[];
  readonly requestId?: SuccessPointer;
  readonly expiresAt?: Expiry<SuccessPointer, BodyPointer>;
}

/** How `expiresAt` is found: in a field, from the request, or from a documented lifetime. */
export type Expiry<SuccessPointer extends string = string, BodyPointer extends string = string> =
  | {
      readonly kind: "field";
      readonly pointer: SuccessPointer;
      readonly as: "date-time" | "epoch-seconds" | "epoch-milliseconds" | "seconds-from-now";
    }
  | {
      readonly kind: "request";
      readonly pointer: BodyPointer;
      /** Seconds in one unit of the request's value. */
      readonly secondsPerUnit: number;
      /** The value that counts when the request has none. */
      readonly default: number;
    }
  | { readonly kind: "documented"; readonly seconds: number };

/** JSON Pointers (RFC 6901) into the failure body. */
export interface ErrorPointers<FailurePointer extends string = string> {
  readonly code?: FailurePointer;
  readonly message?: FailurePointer;
  readonly requestId?: FailurePointer;
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
