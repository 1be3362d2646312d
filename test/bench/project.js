import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { repository } from "./lab.js";

/** A new folder with specs that differ in the provider's name, and the peers' configs for all of them. */
export function project(lab, name, count) {
  const { folder, specs } = emptyProject(lab, name);
  const text = readFileSync(path.join(repository, "specs/junction.yaml"), "utf8");
  const jobs = [];
  const apis = Array.from({ length: count }, (_, index) => {
    const word = `p${[...String(index)].map((digit) => "qzxwvkjhgf"[digit]).join("")}a`;
    const upper = word.charAt(0).toUpperCase() + word.slice(1);
    const renamed = text
      .replaceAll("junction", word)
      .replaceAll("Junction", upper)
      .replaceAll("JUNCTION", word.toUpperCase());
    writeFileSync(path.join(specs, `${word}.yaml`), renamed);
    jobs.push({
      input: path.join(specs, `${word}.yaml`),
      output: path.join(folder, "types", word),
    });
    return `  ${word}@v1:\n    root: ./specs/${word}.yaml\n    x-openapi-ts: { output: ./types/${word}.ts }\n`;
  });
  writeFileSync(path.join(folder, "redocly.yaml"), `apis:\n${apis.join("")}`);
  writeFileSync(
    path.join(folder, "hey-api.config.mjs"),
    `export default ${JSON.stringify(jobs, null, 2)};\n`,
  );
  return { folder, specs };
}

/** A new folder with one spec, whose request has that many schemas of five properties. */
export function sizedProject(lab, size) {
  const { folder, specs } = emptyProject(lab, `size-${size}`);
  const schemas = Array.from({ length: size }, (_, index) => [
    `part${index}`,
    {
      type: "object",
      description: `Part ${index}.`,
      properties: Object.fromEntries(
        ["one", "two", "three", "four", "five"].map((name) => [
          name,
          { type: "string", description: `${name} of part ${index}.` },
        ]),
      ),
    },
  ]);
  const text = readFileSync(path.join(repository, "specs/junction.yaml"), "utf8");
  const spec = parse(text, { merge: true });
  const properties = schemas.map(([name]) => [name, { $ref: `#/components/schemas/${name}` }]);
  const whole = { type: "object", properties: Object.fromEntries(properties) };
  Object.assign(spec.components.schemas, Object.fromEntries(schemas), { whole });
  const [operation] = Object.values(spec.paths).flatMap(Object.values);
  const { schema } = operation.requestBody.content["application/json"];
  const { $ref } = schema;
  const target = $ref === undefined ? schema : spec.components.schemas[$ref.split("/").at(-1)];
  target.properties.whole = { $ref: "#/components/schemas/whole" };
  writeFileSync(path.join(specs, "junction.json"), JSON.stringify(spec, null, 2));
  return { folder, spec: path.join(specs, "junction.json") };
}

function emptyProject(lab, name) {
  const folder = path.join(lab, "generation", name);
  const specs = path.join(folder, "specs");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(specs, { recursive: true });
  return { folder, specs };
}
