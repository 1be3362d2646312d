import { gateway } from "./gateway.mjs";

export default { fetch: gateway.fetch };
