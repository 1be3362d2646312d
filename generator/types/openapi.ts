import type { JsonValue } from "./json.js";

/*
 * The part of OpenAPI 3.1 that the generator reads, as plain JSON.
 *
 * A spec is untrusted: these types hold only after `2-lint` found no error in it. They are no interfaces, so that
 * each is a JsonObject, and what reads any JSON reads a document.
 */

/** A Schema Object (OpenAPI 3.1, 4.8.24): JSON Schema 2020-12 with a few keywords more. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly enum?: readonly JsonValue[];
  readonly const?: JsonValue;
  readonly default?: JsonValue;
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly examples?: readonly JsonValue[];
  readonly example?: JsonValue;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly unevaluatedProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly prefixItems?: readonly Schema[];
  readonly items?: Schema;
  readonly unevaluatedItems?: boolean | Schema;
  readonly contains?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly discriminator?: Discriminator;
  /** What is said of each value of an enum, by value or in their order. */
  readonly "x-enumDescriptions"?: JsonValue;
  readonly "x-enum-descriptions"?: JsonValue;
  readonly "x-link-open-enum"?: boolean;
  readonly "x-link-sensitive"?: boolean;
};

/** Which property tells the branches of a choice apart (OpenAPI 3.1, 4.8.25). */
export type Discriminator = {
  readonly propertyName: string;
  /** By value: a reference to a component, or its key. */
  readonly mapping?: Readonly<Record<string, string>>;
  /** What there is without the property, or with a value that leads nowhere (OpenAPI 3.2, 4.25). */
  readonly defaultMapping?: string;
};

export type Example = {
  readonly summary?: string;
  readonly value?: JsonValue;
};

export type MediaType = {
  readonly schema?: Schema;
  /** By property: how a form writes it. */
  readonly encoding?: Readonly<Record<string, Encoding>>;
  readonly example?: JsonValue;
  readonly examples?: Readonly<Record<string, Example>>;
};

/** How a property of a form is written (OpenAPI 3.1, 4.8.15). */
export type Encoding = {
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
};

/** A Parameter Object (OpenAPI 3.1, 4.8.12), or a reference to one. */
export type Parameter = {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly style?: string;
  readonly explode?: boolean;
  readonly schema?: Schema;
  readonly content?: Readonly<Record<string, MediaType>>;
  readonly example?: JsonValue;
  readonly "x-link-parameter"?: JsonValue;
};

export type RequestBody = {
  readonly required?: boolean;
  readonly content: Readonly<Record<string, MediaType>>;
};

export type Response = {
  readonly description?: string;
  readonly content?: Readonly<Record<string, MediaType>>;
};

export type Operation = {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly externalDocs?: { readonly url: string };
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses?: Readonly<Record<string, Response>>;
  readonly deprecated?: boolean;
  readonly security?: readonly SecurityRequirement[];
  readonly servers?: readonly Server[];
  readonly "x-link-token"?: JsonValue;
};

/** What the operations of a path have in common, and by its method each of them (OpenAPI 3.1, 4.8.9). */
export type PathItem = {
  readonly parameters?: readonly Parameter[];
  readonly servers?: readonly Server[];
  readonly [method: string]: JsonValue;
};

export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

export type SecurityScheme = {
  readonly type: string;
  readonly description?: string;
  readonly in?: string;
  readonly name?: string;
  readonly scheme?: string;
  readonly flows?: { readonly clientCredentials?: OAuthFlow };
  readonly "x-link-credential"?: JsonValue;
};

/** An OAuth Flow Object (OpenAPI 3.1, 4.8.29). */
export type OAuthFlow = {
  readonly tokenUrl?: string;
  readonly scopes?: Readonly<Record<string, string>>;
};

export type Server = {
  readonly url: string;
  readonly description?: string;
  readonly "x-link-environment"?: JsonValue;
};

export type OpenApi = {
  readonly openapi: string;
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly description?: string;
    readonly "x-link-provider"?: JsonValue;
    readonly "x-link-differences"?: readonly JsonValue[];
    readonly "x-link-notes"?: JsonValue;
  };
  readonly externalDocs?: { readonly url: string };
  readonly servers?: readonly Server[];
  readonly security?: readonly SecurityRequirement[];
  readonly paths?: Readonly<Record<string, PathItem>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, Schema>>;
    readonly parameters?: Readonly<Record<string, Parameter>>;
    readonly securitySchemes?: Readonly<Record<string, SecurityScheme>>;
  };
};
