import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { compile, NodeHost } from "@typespec/compiler";
import { Ajv2020 } from "ajv/dist/2020.js";

const out = path.join(import.meta.dirname, "tsp-output");
const versions = ["3.0.0", "3.1.0", "3.2.0"];

const program = await compile(NodeHost, path.join(import.meta.dirname, "main.tsp"), {
  emit: ["@typespec/openapi3", "@typespec/json-schema"],
  options: {
    "@typespec/openapi3": {
      "emitter-output-dir": out,
      "file-type": "json",
      "openapi-versions": versions,
    },
    "@typespec/json-schema": {
      "emitter-output-dir": path.join(out, "schemas"),
      "file-type": "json",
    },
  },
});
if (program.hasError()) throw new Error(program.diagnostics.map(({ message }) => message).join());

const read = (file: string): object =>
  JSON.parse(readFileSync(path.join(out, file), "utf8")) as object;
const ajv = new Ajv2020({ strict: false, validateFormats: false });
for (const file of readdirSync(path.join(out, "schemas"))) ajv.addSchema(read(`schemas/${file}`));

/** TypeSpec says what JSON it means by a JSON Schema; it has no type of TypeScript. */
export type Input = never;

export const takes = (value: unknown): boolean =>
  ajv.validate("LinkTokenRequest.json", value) === true;

export function emit() {
  return Object.fromEntries(
    versions.map((version) => [
      `typespec-${version.slice(0, 3).replace(".", "-")}`,
      read(`${version}/openapi.json`),
    ]),
  );
}
