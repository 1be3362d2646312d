import swagger from "@fastify/swagger";
import { TypeBoxValidatorCompiler, type TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import Fastify from "fastify";
import { type Static, Type } from "typebox";

const Destination = Type.Union(
  [
    Type.Object({ type: Type.Literal("bank"), routing: Type.String({ pattern: "^\\d{9}$" }) }),
    Type.Object({ type: Type.Literal("wallet"), address: Type.String({ minLength: 4 }) }),
  ],
  { discriminator: { propertyName: "type" } },
);

const User = Type.Object({
  id: Type.String({ minLength: 1 }),
  email: Type.Optional(Type.String({ format: "email" })),
  born: Type.Optional(Type.String({ format: "date" })),
  address: Type.Optional(
    Type.Object({ street: Type.String(), country: Type.String({ minLength: 2, maxLength: 2 }) }),
  ),
});

const LinkTokenRequest = Type.Object({
  client: Type.String({ minLength: 1, maxLength: 30 }),
  user: User,
  products: Type.Array(
    Type.Union([Type.Literal("auth"), Type.Literal("balance"), Type.Literal("identity")]),
    { minItems: 1, maxItems: 3 },
  ),
  language: Type.Enum(["en", "fr"]),
  minutes: Type.Optional(Type.Integer({ minimum: 5, maximum: 240 })),
  share: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1 })),
  destination: Type.Optional(Destination),
  location: Type.Optional(Type.Tuple([Type.Number(), Type.Number()])),
  metadata: Type.Optional(Type.Record(Type.String(), Type.String())),
  note: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  startsAt: Type.Optional(Type.String({ format: "date-time" })),
  tags: Type.Optional(Type.Array(Type.String())),
});

const LinkToken = Type.Object({
  token: Type.String(),
  expiresAt: Type.String({ format: "date-time" }),
});

export type Input = Static<typeof LinkTokenRequest>;

const app = Fastify()
  .setValidatorCompiler(TypeBoxValidatorCompiler)
  .withTypeProvider<TypeBoxTypeProvider>();
await app.register(swagger, {
  openapi: {
    openapi: "3.1.0",
    info: { title: "Acme", version: "1" },
    servers: [{ url: "https://api.acme.example" }],
    components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } } },
    security: [{ key: [] }],
  },
});
app.post(
  "/link/token",
  {
    schema: {
      operationId: "createLinkToken",
      summary: "Create a link token",
      body: LinkTokenRequest,
      response: { 200: LinkToken },
    },
  },
  () => ({ token: "token", expiresAt: "2026-01-31T00:00:00Z" }),
);
await app.ready();

export async function takes(payload: unknown): Promise<boolean> {
  const { statusCode } = await app.inject({
    method: "POST",
    url: "/link/token",
    headers: { "content-type": "application/json" },
    payload: JSON.stringify(payload),
  });
  return statusCode === 200;
}

export function emit() {
  return { fastify: app.swagger() };
}
