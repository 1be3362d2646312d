import { literal } from "../print/literal.js";
import { stringLiteral } from "../print/escape.js";
import { clientSetup, clientVariable, mintCall, type SampleContext } from "./code-samples.js";
import { parsePointer } from "../../openapi/pointer.js";
import { isJsonObject, type JsonValue } from "../../types/json.js";
import { anyText, sampleValue } from "./sample-input.js";

/** A client that sends to the mock in the same process, what it sent, and what happens to its next calls. */
export function mockSample(context: SampleContext): string {
  const { model, packageName } = context;
  const { client, provider } = model.names;
  const name = clientVariable(model);
  const path = stringLiteral(`${packageName}/describe`);
  return `import { createMock } from "@linkmint/mock";
import { ${client} } from ${stringLiteral(packageName)};
import { ${provider} as description } from ${path};

const mock = createMock([description], { seed: 7 });
const ${name} = new ${client}({ ...mock.options(description) });

await ${mintCall(context)};

const sent = mock.requests.at(-1); // without secrets

mock.fail(description, ["429;retry-after=2", "ok"]); // what happens to the next calls`;
}

/** A client with a `fetch` of one's own, and an error to throw in a test. */
export function stubSample(context: SampleContext): string {
  const { model, primary } = context;
  const { schema, example } = primary.success;
  const pointer = primary.result?.token?.pointer ?? "";
  const shown = example ?? nameToken(sampleValue(model, schema), parsePointer(pointer));
  // The same function is asked for an access token, too.
  const needsToken = model.schemes.some(({ kind }) => kind === "clientCredentials");
  const token = needsToken ? { access_token: "mock", token_type: "Bearer" } : {};
  const body = literal(typeof shown === "object" ? { ...token, ...shown } : shown);
  const response = primary.respondsWithText ? `new Response(${body})` : `Response.json(${body})`;
  const setup = clientSetup(context, {
    imports: ["LinkTokenRateLimitError"],
    options: [`fetch: async () => ${response}`],
  });
  const details = literal({ provider: model.id, httpStatus: 429, retryAfter: 2 });
  return `${setup}

await ${mintCall(context)};

const error = new LinkTokenRateLimitError("Come back later.", ${details});`;
}

/** A made-up response, in which a token that is any text says what it is. */
function nameToken(value: JsonValue, [name, ...rest]: readonly string[]): JsonValue {
  if (name === undefined) return value === anyText ? `${anyText}-token` : value;
  const inner = isJsonObject(value) ? value[name] : undefined;
  return inner === undefined ? value : { ...Object(value), [name]: nameToken(inner, rest) };
}
