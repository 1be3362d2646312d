import pipedream, {
  createPipedreamFetchClient,
  type CreateTokenOpts,
  type LinkToken,
  PipedreamClient,
  type PipedreamLinkToken,
  ProjectEnvironment,
} from "@linkmint/pipedream";
import { expectType, type IsAny } from "./expect-type.js";

const client = new PipedreamClient({
  clientId: "c",
  clientSecret: "s",
  projectId: "proj_1",
  projectEnvironment: ProjectEnvironment.Development,
  tokenUrl: "https://proxy.example/token",
});
declare const maybe: string | undefined;

// Properties are in camel case, a conditional value compiles, and options of the client may differ at a call.
client.tokens.create({ externalUserId: "u1", scope: maybe, allowedOrigins: ["a"] as const });
client.createLinkToken({ externalUserId: "u1" }, { projectEnvironment: "production" });

// @ts-expect-error -- the user is missing
client.tokens.create({});
// @ts-expect-error -- the wire's name
client.tokens.create({ external_user_id: "u1" });
// @ts-expect-error -- seconds are a number
client.tokens.create({ externalUserId: "u1", expiresIn: "900" });
// @ts-expect-error -- the parameter of the path is an option, and no part of the input
client.tokens.create({ externalUserId: "u1", projectId: "proj_1" });
// @ts-expect-error -- an environment that does not exist
new PipedreamClient({ projectEnvironment: "staging" });
// @ts-expect-error -- an option that does not exist
new PipedreamClient({ apiKey: "k" });

// The common result has all three parts.
async function mint(): Promise<void> {
  const result = await client.createLinkToken({ externalUserId: "u1" });
  expectType<PipedreamLinkToken>(result);
  expectType<string>(result.token);
  expectType<string>(result.url);
  expectType<"field" | "unknown">(result.expirySource);
  const native = await client.tokens.create({ externalUserId: "u1" });
  expectType<string>(native.connectLinkUrl);
  expectType<IsAny<typeof native.expiresAt>>(false);
}
mint();

const common: (input: CreateTokenOpts) => PromiseLike<LinkToken> =
  pipedream.createLinkToken.bind(pipedream);
common({ externalUserId: "u1" });

// The plain client knows wire names alone.
createPipedreamFetchClient().POST("/v1/connect/{project_id}/tokens", {
  params: {
    path: { project_id: "proj_1" },
    header: { "x-pd-environment": "development" },
  },
  body: { external_user_id: "u1" },
});
