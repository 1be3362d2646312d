import {
  OpenApiGeneratorV31,
  OpenAPIRegistry,
  extendZodWithOpenApi,
} from "@asteasolutions/zod-to-openapi";
import { z } from "zod";

extendZodWithOpenApi(z);

const Destination = z
  .discriminatedUnion("type", [
    z.object({ type: z.literal("bank"), routing: z.string().regex(/^\d{9}$/) }).openapi("Bank"),
    z.object({ type: z.literal("wallet"), address: z.string().min(4) }).openapi("Wallet"),
  ])
  .openapi("Destination");

const User = z
  .object({
    id: z.string().min(1),
    email: z.email().optional(),
    born: z.iso.date().optional(),
    address: z.object({ street: z.string(), country: z.string().length(2) }).optional(),
  })
  .openapi("User");

const LinkTokenRequest = z
  .object({
    client: z.string().min(1).max(30),
    user: User,
    products: z
      .array(z.enum(["auth", "balance", "identity"]))
      .min(1)
      .max(3),
    language: z.enum(["en", "fr"]).openapi("Language"),
    minutes: z.int().min(5).max(240).optional(),
    share: z.number().gt(0).max(1).optional(),
    destination: Destination.optional(),
    location: z.tuple([z.number(), z.number()]).optional(),
    metadata: z.record(z.string(), z.string()).optional(),
    note: z.string().nullable().optional(),
    startsAt: z.iso.datetime().optional(),
    tags: z.array(z.string()).optional(),
  })
  .openapi("LinkTokenRequest");

const LinkToken = z.object({ token: z.string(), expiresAt: z.iso.datetime() }).openapi("LinkToken");

export type Input = z.input<typeof LinkTokenRequest>;

export const takes = (value: unknown): boolean => LinkTokenRequest.safeParse(value).success;

export function emit() {
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", "key", {
    type: "apiKey",
    in: "header",
    name: "X-Key",
  });
  registry.registerPath({
    method: "post",
    path: "/link/token",
    operationId: "createLinkToken",
    summary: "Create a link token",
    security: [{ key: [] }],
    request: {
      body: { required: true, content: { "application/json": { schema: LinkTokenRequest } } },
    },
    responses: {
      200: { description: "Created.", content: { "application/json": { schema: LinkToken } } },
    },
  });
  const generator = new OpenApiGeneratorV31(registry.definitions);
  return {
    zod: generator.generateDocument({
      openapi: "3.1.0",
      info: { title: "Acme", version: "1" },
      servers: [{ url: "https://api.acme.example" }],
    }),
  };
}
