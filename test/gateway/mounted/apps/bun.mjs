import { gateway } from "./gateway.mjs";

const { port } = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: gateway.fetch });
console.log(`port ${port}`);
