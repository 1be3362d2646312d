import { toJsonSchemaDefs } from "@valibot/to-json-schema";
import * as v from "valibot";

const Bank = v.object({ type: v.literal("bank"), routing: v.pipe(v.string(), v.regex(/^\d{9}$/)) });
const Wallet = v.object({ type: v.literal("wallet"), address: v.pipe(v.string(), v.minLength(4)) });
const Destination = v.variant("type", [Bank, Wallet]);

const User = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  email: v.optional(v.pipe(v.string(), v.email())),
  born: v.optional(v.pipe(v.string(), v.isoDate())),
  address: v.optional(v.object({ street: v.string(), country: v.pipe(v.string(), v.length(2)) })),
});

const LinkTokenRequest = v.object({
  client: v.pipe(v.string(), v.minLength(1), v.maxLength(30)),
  user: User,
  products: v.pipe(
    v.array(v.picklist(["auth", "balance", "identity"])),
    v.minLength(1),
    v.maxLength(3),
  ),
  language: v.picklist(["en", "fr"]),
  minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(240))),
  share: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(1))),
  destination: v.optional(Destination),
  location: v.optional(v.strictTuple([v.number(), v.number()])),
  metadata: v.optional(v.record(v.string(), v.string())),
  note: v.nullish(v.string()),
  startsAt: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  tags: v.optional(v.array(v.string())),
});

const LinkToken = v.object({ token: v.string(), expiresAt: v.pipe(v.string(), v.isoTimestamp()) });

export type Input = v.InferInput<typeof LinkTokenRequest>;

export const takes = (value: unknown): boolean => v.is(LinkTokenRequest, value);

export function emit() {
  const definitions = { Bank, Wallet, Destination, User, LinkTokenRequest, LinkToken };
  const schemas = toJsonSchemaDefs(definitions, {
    target: "draft-2020-12",
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  });
  const json = (name: string) => ({
    "application/json": { schema: { $ref: `#/components/schemas/${name}` } },
  });
  const post = {
    operationId: "createLinkToken",
    summary: "Create a link token",
    requestBody: { required: true, content: json("LinkTokenRequest") },
    responses: { 200: { description: "Created.", content: json("LinkToken") } },
  };
  return {
    valibot: {
      openapi: "3.1.0",
      info: { title: "Acme", version: "1" },
      servers: [{ url: "https://api.acme.example" }],
      security: [{ key: [] }],
      paths: { "/link/token": { post } },
      components: {
        schemas,
        securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } },
      },
    },
  };
}
