/**
 * A credential, or a function that gives one for each call, for rotation and for several tenants.
 *
 * @example
 * new Client({ token: () => vault.read("link-api-token") });
 */
export type Credential = string | (() => string | Promise<string>);
