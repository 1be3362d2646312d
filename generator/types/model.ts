import type { ConstantHeaderModel, CredentialModel, SchemeModel } from "./credential-model.js";
import type { SdkExtension } from "./extensions.js";
import type { WidgetExtension } from "./widget-extension.js";
import type { JsonValue } from "./json.js";
import type { ResponseBodyModel } from "./response-body-model.js";
import type { Schema } from "./openapi.js";
import type { OptionModel, ParameterModel } from "./parameter-model.js";
import type { ResponseModel } from "./response-model.js";
import type { RetryModel } from "./retry-model.js";

/**
 * Everything the emitters, the diff and the reference pages know of a provider, as plain JSON.
 *
 * Names of types are final: unique within the package, valid identifiers, no clash with what the
 * generated code imports.
 */
export interface ProviderModel {
  /** The spec's file name without its extension; the package is `<scope>/<id>`. */
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly specVersion: string;
  readonly description?: string;
  readonly docsUrl?: string;
  readonly source?: string;
  readonly verified?: string;
  readonly upstream?: string;
  readonly sdk?: SdkExtension;
  /** Where the spec departs from that document on purpose. */
  readonly differences: readonly DifferenceModel[];
  readonly notes: readonly string[];
  readonly names: PackageNames;
  readonly environmentVariable?: string;
  readonly baseUrlVariable?: string;
  /** At least one; the first is the only one where `environment` is no option. */
  readonly servers: readonly ServerModel[];
  readonly credentials: readonly CredentialModel[];
  /** How credentials without a header of their own are sent; what signs a request comes last. */
  readonly schemes: readonly SchemeModel[];
  /** Options that go together, of which one list is enough; absent where all are needed. */
  readonly security?: readonly (readonly string[])[];
  /** Headers that every request carries. */
  readonly constants: readonly ConstantHeaderModel[];
  /** What the caller gives to the client, besides credentials, to fill parameters with. */
  readonly options: readonly OptionModel[];
  /** The named component schemas as the spec has them; references between them stay references. */
  readonly schemas: Readonly<Record<string, Schema>>;
  /** Exported type names of the component schemas that an operation reaches. */
  readonly reached: readonly ReachedSchemaModel[];
  readonly operations: readonly OperationModel[];
}

/** A deliberate difference between the spec and the provider's document. */
export interface DifferenceModel {
  /** A change's code, as in `types/change.ts`. */
  readonly code: string;
  /** JSON Pointer into the spec: the location of the change, or one that holds it. */
  readonly at: string;
  /** Of what was added, or of an enum's members, these only. */
  readonly names?: readonly string[];
  readonly reason: string;
  /** JSON Pointer of the entry itself. */
  readonly pointer: string;
}

/** The identifiers that a generated package exports or uses besides schemas and modes. */
export interface PackageNames {
  /** The client class. */
  readonly client: string;
  /** The object of environment names, where there are several servers. */
  readonly environments?: string;
  readonly options: string;
  readonly callOptions: string;
  /** The common result of `createLinkToken`. */
  readonly result: string;
  /** The function that makes the plain openapi-fetch client. */
  readonly createFetchClient: string;
  /** The constant that holds the provider's description for the runtime. */
  readonly provider: string;
}

export interface ServerModel {
  readonly name: string;
  /** The key in the exported object of environments. */
  readonly member: string;
  readonly url: string;
  readonly description?: string;
  readonly default: boolean;
  readonly keyPrefixes: readonly string[];
}

/** A component schema under the name that the package exports it by. */
export interface ReachedSchemaModel {
  /** Its key in `components.schemas`. */
  readonly key: string;
  readonly typeName: string;
  readonly side: "request" | "response";
  readonly naming: Naming;
}

export type Naming = "wire" | "camelCase";

export interface OperationModel {
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  readonly summary?: string;
  readonly description?: string;
  readonly docsUrl?: string;
  /** JSON Pointer of the operation in the spec. */
  readonly pointer: string;
  readonly primary: boolean;
  /** The name of the constant that describes it to the runtime. */
  readonly constant: string;
  /** The native method, group by group: `["link", "token"]`. */
  readonly nativeMethod?: readonly string[];
  readonly naming: Naming;
  /** Present where the naming is not the wire's. */
  readonly keys?: KeysModel;
  /** What the caller gives: parameters and the body's properties, side by side. */
  readonly input?: InputModel;
  readonly body?: BodyModel;
  /** What stands in the path, the query and headers, in the spec's order. */
  readonly parameters: readonly ParameterModel[];
  readonly success: ResponseBodyModel;
  /** Absent where no failure has a schema. */
  readonly failure?: ResponseBodyModel;
  /** All responses, in the spec's order. */
  readonly responses: readonly ResponseModel[];
  /** Whether a success is a text, and no JSON object. */
  readonly respondsWithText: boolean;
  /** Whether failures are problem details (RFC 9457). */
  readonly problemDetails: boolean;
  /** What the `Accept` header says, where that is not `application/json`. */
  readonly accept?: string;
  readonly result?: ResultModel;
  readonly error: ErrorModel;
  readonly singleUse: boolean;
  readonly retry: RetryModel;
  readonly idempotencyHeader?: string;
  /** The options that authenticate it, as the provider's `security`; absent where they are the same. */
  readonly security?: readonly (readonly string[])[];
  /** Wire names of the properties whose values must not be shown, at any depth. */
  readonly sensitive: readonly string[];
  readonly modes: readonly ModeModel[];
  readonly examples: readonly ExampleModel[];
  /** How a page opens what was minted. */
  readonly widget?: WidgetExtension;
}

/** A body and the type that the wrapper gives it. */
export interface ContentModel {
  readonly schema: Schema;
  /** The type expression of the wrapper: a name where the schema is a component or an object. */
  readonly typeName: string;
  /** An example body, where the spec has one. */
  readonly example?: JsonValue;
}

export interface BodyModel extends ContentModel {
  /** As the spec has it; a range such as `application/*+json` is no media type to send. */
  readonly mediaType: string;
  readonly required: boolean;
  /** How a form writes those of its properties that have an encoding; absent where the body is JSON. */
  readonly form?: readonly FormPropertyModel[];
  /** How a form writes properties that the spec does not have, where all lists and objects in it are written so. */
  readonly unlistedFormStyle?: FormStyle;
}

/** The argument of an operation's methods: an object. */
export interface InputModel {
  readonly typeName: string;
  /** The name of the interface of what all modes share. */
  readonly sharedTypeName: string;
  /** Whether a call may not go without. */
  readonly required: boolean;
  readonly description?: string;
  /** All that it may hold, under wire names. */
  readonly schema: Schema;
  /** The top-level properties that the wrapper offers: parameters, then the body's, in the spec's order. */
  readonly fields: readonly FieldModel[];
  /** Whether it is one of several objects, which no modes tell apart: its type is their union. */
  readonly isChoice: boolean;
}

export interface FormPropertyModel {
  readonly wireName: string;
  readonly style: FormStyle;
}

/**
 * `form` repeats the name for each item, `commas`, `spaces` and `pipes` join them, `deepObject` writes
 * brackets, `json` writes JSON.
 */
export type FormStyle = "form" | "commas" | "spaces" | "pipes" | "deepObject" | "json";

export interface FieldModel {
  /** The name that modes know it by: the provider's, or the one that the spec gives to a parameter. */
  readonly wireName: string;
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
}

/** How properties are renamed: a named table a schema, so that circular schemas need no thunks. */
export interface KeysModel {
  readonly tables: readonly KeyTableModel[];
  /** The table of the request body. */
  readonly request?: string;
  /** The table of the success body. */
  readonly response?: string;
}

export interface KeyTableModel {
  readonly name: string;
  readonly entries: readonly KeyModel[];
}

export interface KeyModel {
  readonly name: string;
  readonly wireName: string;
  /** The table for the value, or for each item where it is an array. */
  readonly table?: string;
  /** Whether `table` is for each value of a free-form map, whose own keys are never renamed. */
  readonly map?: boolean;
}

export interface ResultModel {
  readonly token?: PointerModel;
  readonly url?: PointerModel;
  readonly requestId?: PointerModel;
  readonly expiresAt?: ExpiryModel;
}

export interface PointerModel {
  readonly pointer: string;
  /** Whether the provider always gives a value there. */
  readonly always: boolean;
}

export type ExpiryModel =
  | {
      readonly kind: "field";
      readonly pointer: string;
      readonly as: "date-time" | "epoch-seconds" | "epoch-milliseconds" | "seconds-from-now";
      readonly always: boolean;
      /** Where the request may ask for a lifetime, in seconds. */
      readonly requested?: string;
    }
  | {
      readonly kind: "request";
      readonly pointer: string;
      readonly secondsPerUnit: number;
      readonly default: number;
    }
  | { readonly kind: "written"; readonly pointer: string; readonly default: string }
  | { readonly kind: "documented"; readonly seconds: number };

export interface ErrorModel {
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
}

export interface ModeModel {
  readonly name: string;
  readonly typeName: string;
  readonly summary: string;
  /** The interfaces of its input: one, or one for each of several `anyOf` groups. */
  readonly variants: readonly ModeVariantModel[];
  /** The method that takes this mode alone, group by group. */
  readonly method?: readonly string[];
  /** Wire names. */
  readonly required: readonly string[];
  /** Wire names. */
  readonly forbidden: readonly string[];
  /** Groups of wire names, of which at least one has to be there in full. */
  readonly anyOf: readonly (readonly string[])[];
  readonly lifetimeSeconds?: number;
}

export interface ModeVariantModel {
  readonly typeName: string;
  /** Wire names: the mode's own and those of its group. */
  readonly required: readonly string[];
}

export interface ExampleModel {
  /** Its key in the spec; an example named after a mode is that mode's sample. */
  readonly name: string;
  readonly summary?: string;
  /** The request body under wire names. */
  readonly value: JsonValue;
  /** The mode it fits, where the operation has modes. */
  readonly mode?: string;
}
