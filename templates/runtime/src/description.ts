import type { DescribedSchema } from "./described-schema.js";
import type { OperationDescription } from "./operation-description.js";

/**
 * All that a package knows of its provider, as plain JSON: what its `describe` entry exports.
 *
 * A mock, a gateway and reference pages read it; clients do not, so that no bundle holds it which does not import it.
 */
export interface ProviderDescription {
  /** The key of the provider, such as the last part of its package's name. */
  readonly id: string;
  /** How people write the name. */
  readonly name: string;
  /** The exported client class. */
  readonly client: string;
  readonly description?: string;
  readonly docsUrl?: string;
  /** The page or document that the spec was written from. */
  readonly source?: string;
  /** The day somebody last held the spec against its source, as YYYY-MM-DD. */
  readonly verified?: string;
  /** At least one; where there is no other, `environment` is no option of the client. */
  readonly environments: readonly EnvironmentDescription[];
  /** The environment variable that names the environment. */
  readonly environmentVariable?: string;
  /** The environment variable that replaces the base URL. */
  readonly baseUrlVariable?: string;
  readonly credentials: readonly CredentialDescription[];
  /** How credentials without a header of their own are sent. */
  readonly schemes?: readonly SchemeDescription[];
  /** Options that go together, of which one list is enough; absent where all are needed. */
  readonly security?: readonly (readonly string[])[];
  /** Headers that every request carries. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the caller gives to the client, besides credentials, to fill parameters with. */
  readonly options?: readonly OptionDescription[];
  /** What a reference such as `#/$defs/Name` leads to. */
  readonly schemas: Readonly<Record<string, DescribedSchema>>;
  readonly operations: readonly OperationDescription[];
}

export interface EnvironmentDescription {
  readonly name: string;
  readonly url: string;
  readonly description?: string;
  /** Used when the caller names no environment. */
  readonly default?: boolean;
  /** How secret credentials of this environment begin. */
  readonly keyPrefixes?: readonly string[];
}

/** A value that the caller has to give. */
export interface CredentialDescription {
  /** The option of the client that holds it. */
  readonly option: string;
  /** The header that carries it by itself. */
  readonly header?: string;
  /** Stands before the value, such as `"Bearer "`. */
  readonly prefix?: string;
  /** The environment variable that the option defaults to. */
  readonly variable?: string;
  /** `false` for a value that may be shown, such as a client id. */
  readonly secret?: boolean;
  /** Whether an empty text may be given. */
  readonly empty?: boolean;
  /** Whether it is a function that signs each request. */
  readonly signs?: boolean;
  readonly description?: string;
}

/** How options authenticate a request together, or elsewhere than in a header of their own. */
export type SchemeDescription =
  | { readonly kind: "query"; readonly parameter: string; readonly option: string }
  | { readonly kind: "basic"; readonly username: string; readonly password?: string }
  | {
      readonly kind: "clientCredentials";
      readonly tokenUrl: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly authentication: "body" | "header";
      readonly scopes: readonly string[];
    }
  | { readonly kind: "signature"; readonly header: string; readonly option: string };

/** An option of the client, and of each call, that fills parameters. */
export interface OptionDescription {
  readonly option: string;
  readonly variable?: string;
  readonly schema: DescribedSchema;
  /** Whether some operation cannot be called without it. */
  readonly required?: boolean;
}
