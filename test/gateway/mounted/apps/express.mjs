import { toNodeHandler } from "@linkmint/gateway";
import express from "express";
import { gateway } from "./gateway.mjs";

const app = express();
app.use("/link", toNodeHandler(gateway));
app.use(express.json());
const server = app.listen(0, "127.0.0.1", () => console.log(`port ${server.address().port}`));
