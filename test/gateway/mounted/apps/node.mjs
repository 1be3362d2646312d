import { createServer } from "node:http";
import { toNodeHandler } from "@linkmint/gateway";
import { gateway } from "./gateway.mjs";

const server = createServer(toNodeHandler(gateway));
server.listen(0, "127.0.0.1", () => console.log(`port ${server.address().port}`));
