import { Exit, Schema } from "effect";
import {
  HttpApi,
  HttpApiEndpoint,
  HttpApiGroup,
  HttpApiMiddleware,
  HttpApiSecurity,
  OpenApi,
} from "effect/http-api";

const Bank = Schema.Struct({
  type: Schema.Literal("bank"),
  routing: Schema.String.check(Schema.isPattern(/^\d{9}$/)),
}).annotate({ identifier: "Bank" });

const Wallet = Schema.Struct({
  type: Schema.Literal("wallet"),
  address: Schema.String.check(Schema.isMinLength(4)),
}).annotate({ identifier: "Wallet" });

const User = Schema.Struct({
  id: Schema.String.check(Schema.isMinLength(1)),
  email: Schema.optionalKey(Schema.String.annotate({ format: "email" })),
  born: Schema.optionalKey(Schema.String.annotate({ format: "date" })),
  address: Schema.optionalKey(
    Schema.Struct({
      street: Schema.String,
      country: Schema.String.check(Schema.isBetweenLength(2, 2)),
    }),
  ),
}).annotate({ identifier: "User" });

const LinkTokenRequest = Schema.Struct({
  client: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(30)),
  user: User,
  products: Schema.Array(Schema.Literals(["auth", "balance", "identity"])).check(
    Schema.isMinLength(1),
    Schema.isMaxLength(3),
  ),
  language: Schema.Literals(["en", "fr"]).annotate({ identifier: "Language" }),
  minutes: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 5, maximum: 240 }))),
  share: Schema.optionalKey(
    Schema.Finite.check(Schema.isGreaterThan(0), Schema.isLessThanOrEqualTo(1)),
  ),
  destination: Schema.optionalKey(Schema.Union([Bank, Wallet])),
  location: Schema.optionalKey(Schema.Tuple([Schema.Finite, Schema.Finite])),
  metadata: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
  note: Schema.optionalKey(Schema.NullOr(Schema.String)),
  startsAt: Schema.optionalKey(Schema.DateTimeUtcFromString),
  tags: Schema.optionalKey(Schema.Array(Schema.String)),
}).annotate({ identifier: "LinkTokenRequest" });

const LinkToken = Schema.Struct({ token: Schema.String, expiresAt: Schema.DateTimeUtcFromString });

export type Input = typeof LinkTokenRequest.Encoded;

export const takes = (value: unknown): boolean =>
  Exit.isSuccess(Schema.decodeUnknownExit(LinkTokenRequest)(value));

class Key extends HttpApiMiddleware.Service<Key>()("Key", {
  security: { key: HttpApiSecurity.apiKey({ key: "X-Key", in: "header" }) },
}) {}

const createLinkToken = HttpApiEndpoint.post("createLinkToken", "/link/token", {
  payload: LinkTokenRequest,
  success: LinkToken,
})
  .annotate(OpenApi.Summary, "Create a link token")
  .middleware(Key);

const api = HttpApi.make("acme")
  .add(HttpApiGroup.make("link").add(createLinkToken))
  .annotateMerge(
    OpenApi.annotations({
      title: "Acme",
      version: "1",
      servers: [{ url: "https://api.acme.example" }],
    }),
  );

export function emit() {
  return { effect: OpenApi.fromApi(api) };
}
