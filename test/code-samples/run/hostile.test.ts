import { buildSampleRequest, sampleLanguages, textOf } from "@linkmint/site/samples";
import type { ProviderDescription } from "@linkmint/runtime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Consumer, makeConsumer } from "../../consumer.js";
import { describeAcme } from "../../mock/described.js";
import { hostileTexts } from "../hostile-texts.js";
import { recordRequests, type RequestRecorder } from "./request-recorder.js";
import { hasPrograms } from "./run-program.js";
import { type NamedSample, sampleRunners } from "./sample-runners.js";

/*
 * 10,000 texts for each language, by the seed of `fuzz.ts`: as values and names of JSON and of forms and in the path, through a
 * language's quoting and the language itself. Each secret is as hostile, and is no part of any sample's text.
 */
const perSample = 200;
const texts = hostileTexts(10_000);
const parts = Array.from({ length: texts.length / perSample }, (_, index) =>
  texts.slice(index * perSample, (index + 1) * perSample),
);
const secret = `k-$(id)\`id\`"'\\u0022%41\${HOME}`;
let recorder: RequestRecorder;
let consumer: Consumer;

beforeAll(async () => {
  recorder = await recordRequests(async () => Response.json({ token: "tok_1" }));
  consumer = await makeConsumer();
  await writeClient();
});

afterAll(async () => {
  await recorder?.close();
  await consumer?.remove();
});

describe.each(sampleRunners)("$language", ({ language, programs, run }) => {
  const isThere = hasPrograms(programs);

  test.skipIf(!isThere)("each text arrives as it was", async () => {
    const samples = parts.map((part, index) => sampleOf(language, part, index));
    const ended = await run(consumer, samples, { ACME_TOKEN: secret });
    expect(ended.code, ended.stderr.slice(0, 4000)).toBe(0);
    for (const [index, part] of parts.entries()) {
      const [{ body, path, headers } = expect.fail(`${index} did not arrive`)] = recorder.arrived(
        `${language}${index}`,
      );
      expect(body).toEqual(arrives(part, index));
      if (language === "linkmint") continue;
      expect(path).toBe(`/acme/users/${inPath(part)}`);
      expect(headers["authorization"]).toBe(`Bearer ${secret}`);
    }
  });
});

function sampleOf(language: string, part: readonly string[], index: number): NamedSample {
  const tag = `${language}${index}`;
  const { write } = sampleLanguages.find(({ id }) => id === language) ?? {};
  const provider = isForm(index) ? acmeForm : acme;
  const [operation = expect.fail()] = provider.operations;
  const baseUrl = `${recorder.urlOf(tag)}/acme`;
  const input = { ...bodyOf(part, index), user: inPath(part) };
  const request = buildSampleRequest({ provider, operation, input, baseUrl });
  return { name: tag, text: textOf(write?.(request) ?? []) };
}

function isForm(index: number): boolean {
  return index % 2 === 1;
}

/** What the body is made from. */
function bodyOf(part: readonly string[], index: number): Record<string, unknown> {
  if (isForm(index)) {
    const pairs = part.slice(0, perSample / 2).map((name, at): [string, unknown] => [
      // A number first, so that no two are the same and none is a number, which JavaScript would put first.
      `n${at}${name.toWellFormed()}`,
      part[perSample / 2 + at]?.toWellFormed(),
    ]);
    return Object.fromEntries(pairs);
  }
  const names = Object.fromEntries(part.slice(0, 50).map((name, at) => [name, at]));
  return { values: part.slice(50, 100), names, nested: part.slice(100).map((text) => ({ text })) };
}

/** The body as the server reads it. */
function arrives(part: readonly string[], index: number): unknown {
  const body = bodyOf(part, index);
  return isForm(index)
    ? Object.entries(body).sort(([one], [other]) => (one < other ? -1 : 1))
    : JSON.parse(JSON.stringify(body));
}

/** A path has no empty step and none of dots. */
function inPath(part: readonly string[]): string {
  return `u${part[0]?.toWellFormed()}`;
}

const acme = acmeWith("application/json");
const acmeForm = acmeWith("application/x-www-form-urlencoded");

function acmeWith(mediaType: string): ProviderDescription {
  const user = { in: "path", name: "user", required: true, schema: {}, input: "user" } as const;
  return describeAcme(
    { path: "/users/{user}", parameters: [user], request: { mediaType, schema: {} } },
    {
      credentials: [
        { option: "token", header: "Authorization", prefix: "Bearer ", variable: "ACME_TOKEN" },
      ],
    },
  );
}

/** Stands for the generated client, which has tests of its own: what is under test here is how its input is written. */
async function writeClient(): Promise<void> {
  const folder = "node_modules/@linkmint/acme";
  await consumer.write(
    `${folder}/package.json`,
    JSON.stringify({ name: "@linkmint/acme", type: "module", exports: "./index.js" }),
  );
  await consumer.write(
    `${folder}/index.js`,
    `export class Acme {
      constructor({ baseUrl }) { this.baseUrl = baseUrl; }
      async createLinkToken({ user, ...body }) {
        const isForm = !Array.isArray(body.values);
        const type = isForm ? "application/x-www-form-urlencoded" : "application/json";
        await fetch(this.baseUrl, {
          method: "POST",
          headers: { "content-type": type },
          body: isForm ? new URLSearchParams(Object.entries(body)).toString() : JSON.stringify(body),
        });
      }
    }`,
  );
}
