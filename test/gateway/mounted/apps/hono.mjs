import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { gateway } from "./gateway.mjs";

const app = new Hono();
app.all("/link/*", (context) => gateway.fetch(context.req.raw, context.env));
serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
  console.log(`port ${port}`),
);
