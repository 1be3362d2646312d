import type { GatewayUser } from "./gateway-options.js";

/** Who is signed in, as `authorize` gave it. */
export interface User {
  readonly id: string;
  readonly value: GatewayUser;
}
