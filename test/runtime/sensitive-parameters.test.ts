import { expect, test } from "vitest";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { buildModel } from "../../generator/3-model/build-model.js";
import {
  createCaller,
  requestParameters,
  type Operation,
  type ParameterSource,
} from "../../templates/runtime/src/index.js";
import { writeSharedForm } from "../../templates/site/src/playground/share-link.js";
import { acmeSpec } from "../cli/acme-spec.js";
import { acme } from "./acme.js";
import { failureOf } from "./failure-of.js";
import { startServer } from "./recording-server.js";

/* What a spec marks in a parameter shows in no error and in no link, whoever fills the parameter. */

const value = "planted-value-1";

/** What is sensitive of an operation whose marked header is filled so. */
function sensitiveWith(extension: string): readonly string[] {
  const header = `{ name: X-Tenant-Ref, in: header, schema: { type: string, x-link-sensitive: true }, x-link-parameter: ${extension} }`;
  const text = acmeSpec().replace("requestBody:", `parameters: [${header}]\n      requestBody:`);
  const { value: document } = parseDocument({ provider: "acme", path: "acme.yaml", text });
  if (document === undefined) throw new Error("no document");
  return buildModel(document).operations[0]?.sensitive ?? [];
}

test.each<[string, string, ParameterSource, object]>([
  [
    "an option",
    "{ option: accountSecret }",
    { option: "accountSecret" },
    { options: { accountSecret: value } },
  ],
  [
    "a property of another name",
    "{ name: other_secret }",
    { input: "other_secret" },
    { input: { other_secret: value } },
  ],
])("filled by %s", async (_, extension, source, given) => {
  const sensitive = sensitiveWith(extension);
  const form = { call: "createToken", mode: "", input: {}, options: {}, ...given };
  expect(writeSharedForm(form, [])).toContain(value);
  expect(writeSharedForm(form, sensitive)).not.toContain(value);

  const server = await startServer(() => ({ status: 400, body: { said: `no tenant ${value}` } }));
  const operation = {
    ...{ id: "createToken", method: "POST", path: "/tokens", sensitive },
    parameters: requestParameters({ header: { "X-Tenant-Ref": source } }),
  } as Operation;
  const provider = { ...acme, options: ["accountSecret"] };
  const caller = createCaller(provider, { token: "t-1", baseUrl: server.url } as {});
  const error = await failureOf(() => caller.send({ operation, ...given } as never));
  await server.close();
  expect(server.requests.at(-1)?.headers["x-tenant-ref"]).toBe(value);
  expect(error).toMatchObject({ body: { said: "no tenant [redacted]" } });
});
