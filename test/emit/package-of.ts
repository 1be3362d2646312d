import { readFileSync } from "node:fs";
import path from "node:path";
import { parse, stringify } from "yaml";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { buildModel } from "../../generator/3-model/build-model.js";
import { emitPackage } from "../../generator/4-emit/emit-package.js";
import { repository } from "../consumer.js";

/** What of the minimal sample is to be different. */
export interface Changes {
  readonly notes?: readonly string[];
  readonly modes?: object;
  readonly schema?: object;
  readonly schemas?: object;
  readonly request?: object;
  readonly result?: object | null;
  readonly error?: object;
  readonly failure?: object;
  readonly failureType?: string;
  readonly servers?: readonly object[];
  readonly security?: readonly object[];
  readonly securitySchemes?: object;
}

/** The package of a provider that mints a token, but for the changes. */
export async function packageOf(changes: Changes) {
  const text = stringify({ ...minimal, ...documentOf(changes) }, { aliasDuplicateObjects: false });
  const { value } = parseDocument({ provider: "acme", path: "specs/acme.yaml", text });
  if (value === undefined) throw new Error("no document");
  const files = await emitPackage(buildModel(value), {
    scope: "@acme",
    document: value,
    runtimeVersion: "0.1.0",
    specPath: "specs/acme.yaml",
  });
  const read = (file: string): string => files.get(file) ?? "";
  return {
    readme: read("README.md"),
    json: read("package.json"),
    index: read("src/index.ts"),
    options: read("src/client.ts"),
    client: read("src/link-token.ts"),
    models: read("src/models.ts"),
    wire: read("src/schema.ts"),
  };
}

const minimal = parse(
  readFileSync(path.join(repository, "test/samples/minimal/spec.yaml"), "utf8"),
) as {
  readonly servers: readonly object[];
  readonly security: readonly object[];
  readonly components: { readonly securitySchemes: object };
};

function documentOf(changes: Changes) {
  const schema = { type: "object", required: ["token"], properties: { token: { type: "string" } } };
  const { failure, failureType = "application/json" } = changes;
  const content = (type: string, body: object) => ({
    description: "An answer.",
    content: { [type]: { schema: body } },
  });
  const operation = {
    operationId: "createToken",
    "x-link-token": {
      method: "tokens.create",
      result: changes.result === undefined ? { token: "/token" } : changes.result,
      ...(changes.error && { error: changes.error }),
      ...(changes.modes && { modes: changes.modes }),
    },
    requestBody: {
      content: { "application/json": { schema: changes.request ?? { type: "object" } } },
    },
    responses: {
      200: content("application/json", changes.schema ?? schema),
      ...(failure && { 400: content(failureType, failure) }),
    },
  };
  const provider = { name: "Acme", client: "Acme" };
  const environments = changes.servers && { environments: "AcmeEnvironment" };
  return {
    info: {
      title: "Acme",
      version: "1",
      "x-link-provider": { ...provider, ...environments },
      ...(changes.notes && { "x-link-notes": changes.notes }),
    },
    servers: changes.servers ?? minimal.servers,
    security: changes.security ?? minimal.security,
    paths: { "/tokens": { post: operation } },
    components: {
      ...(changes.schemas && { schemas: changes.schemas }),
      securitySchemes: changes.securitySchemes ?? minimal.components.securitySchemes,
    },
  };
}

/** Returns the prose of a text: without code, and on one line where it is a docblock. */
export function wordsOf(text: string): string {
  return text
    .replace(/^```.*?^```/gmsu, "")
    .replace(/`[^`\n]*[Tt]oken[^`\n]*`/gu, "")
    .replace(/\n\s*\* /gu, " ");
}
