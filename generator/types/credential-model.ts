/** A value that the caller has to give. */
export interface CredentialModel {
  readonly option: string;
  /** The header that carries it by itself. */
  readonly header?: string;
  /** Stands before the value, such as `Bearer `. */
  readonly prefix?: string;
  readonly variable?: string;
  readonly secret: boolean;
  /** Present where an empty text may be given, as a password of HTTP Basic may be (RFC 7617, 2). */
  readonly empty?: true;
  /** Present where it is a function that signs each request. */
  readonly signs?: true;
  readonly description?: string;
}

/** How options authenticate a request together, or elsewhere than in a header of their own. */
export type SchemeModel =
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

export interface ConstantHeaderModel {
  readonly header: string;
  readonly value: string;
}
