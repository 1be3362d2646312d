import type { Authentication, Security } from "./authentication.js";

/**
 * What the runtime has to know of a provider, written by the generator.
 */
export interface Provider {
  /** The key of the provider, such as the last part of its package's name. */
  readonly id: string;
  /** How people write the name. */
  readonly name: string;
  /** The API's servers, by environment. With one server, `environment` is no option. */
  readonly servers: Readonly<Record<string, Server>>;
  /** The environment that is used when the caller names none. */
  readonly defaultEnvironment?: string;
  /** The environment variable that names the environment. */
  readonly environmentVariable?: string;
  /** The environment variable that replaces the server's URL; credentials are checked all the same. */
  readonly baseUrlVariable?: string;
  /** Where each credential goes, by the client option that holds it. */
  readonly credentials: Readonly<Record<string, CredentialPlacement>>;
  /** Which of them a call uses, as `alternatives` gives it; all unless given. */
  readonly security?: Security;
  /** How those that have no header of their own authenticate a request, as `schemes` gives it. */
  readonly authentication?: Authentication;
  /** Refuses a secret credential of another environment, as `keyPrefixes` gives it. */
  readonly checkKey?: KeyCheck;
  /** Options beside the usual ones and the credentials, such as what fills parameters; calls take them, too. */
  readonly options?: readonly string[];
  /** Options that the client alone takes, such as the address that access tokens come from. */
  readonly clientOptions?: readonly string[];
  /** Headers that every request carries. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** One environment of a provider. */
export interface Server {
  readonly url: string;
}

/** Says what keeps a secret credential from an environment, without showing it; nothing where all is well. */
export type KeyCheck = (key: string, environment: string | undefined) => string | undefined;

/** Where a credential comes from, and the header that carries it. */
export interface CredentialPlacement {
  /** Absent where `authentication` says how it is sent. */
  readonly header?: string;
  /** Stands before the value, such as `"Bearer "`. */
  readonly prefix?: string;
  /** The environment variable that the option defaults to. */
  readonly variable?: string;
  /** `false` for a value that may be shown, such as a client id. */
  readonly secret?: boolean;
  /** Whether an empty text may be given. */
  readonly empty?: boolean;
  /** `true` for a function that signs each request, which is no credential itself. */
  readonly signs?: boolean;
}
