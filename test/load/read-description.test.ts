import path from "node:path";
import { expect, test } from "vitest";
import { readDescription } from "../../generator/1-load/read-description.js";
import { repository } from "../consumer.js";
import { readDescriptions } from "../mock/described.js";
import { scratch } from "../write/scratch.js";

/* The description that a package's source holds, without a build. */
const descriptions = await readDescriptions();

test.each(descriptions)("$id is what its built package exports", (description) => {
  const written = readDescription(path.join(repository, "generated", description.id));
  expect(written).toEqual(JSON.parse(JSON.stringify(description)));
});

test("keeps odd names as data of their own", () => {
  const text = 'export const acme: ProviderDescription = { ["__proto__"]: { a: 1 }, id: "};" };\n';
  const read = readDescription(scratch({ "src/describe.ts": text }));
  expect(JSON.stringify(read)).toBe('{"__proto__":{"a":1},"id":"};"}');
});

test.each(["", "export const acme: ProviderDescription = {", "export default {};"])(
  "%j is no description",
  (text) => {
    expect(readDescription(scratch({ "src/describe.ts": text }))).toBeUndefined();
  },
);
