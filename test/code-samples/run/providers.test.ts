import { createMock, type Mock } from "@linkmint/mock";
import type { ProviderDescription } from "@linkmint/runtime";
import {
  buildSampleRequest,
  chooseEnvironment,
  sampleLanguages,
  textOf,
} from "@linkmint/site/samples";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Consumer, makeConsumer } from "../../consumer.js";
import { readDescriptions } from "../../mock/described.js";
import { withMinted } from "../../mock/with-minted.js";
import { callsOf } from "../calls-of.js";
import { type ArrivedRequest, recordRequests, type RequestRecorder } from "./request-recorder.js";
import { hasPrograms, runProgram } from "./run-program.js";
import { sampleRunners, typescript } from "./sample-runners.js";

/*
 * Every sample of every example of every provider runs, and what arrives at the mock is what the generated client sends for
 * the same input. The client is that of the TypeScript sample, whose body is held against the example itself.
 */
const descriptions = await readDescriptions();
const calls = descriptions.flatMap(callsOf);
const mocks = new Map<string, Mock>();
let recorder: RequestRecorder;
let consumer: Consumer;
let secrets: Readonly<Record<string, string>>;

beforeAll(async () => {
  recorder = await recordRequests(async (tag, path, init) => {
    const mock = mocks.get(tag);
    if (mock === undefined) throw new Error(`nobody has the tag ${tag}`);
    return mock.fetch(`http://localhost${path}`, init);
  });
  consumer = await makeConsumer();
  secrets = Object.assign({}, ...descriptions.map(environmentOf)) as Record<string, string>;
});

afterAll(async () => {
  await recorder?.close();
  await consumer?.remove();
});

describe.each(sampleRunners)("$language", ({ language, programs, run }) => {
  const isThere = hasPrograms(programs);
  let arrived: ReadonlyMap<string, readonly ArrivedRequest[]>;

  beforeAll(async () => {
    if (!isThere) return;
    const samples = await samplesOf(language);
    const ended = await run(consumer, samples, secrets);
    expect(ended.code, ended.stderr.slice(0, 4000)).toBe(0);
    arrived = new Map(
      calls.map(({ name }, index) => [name, recorder.arrived(tagOf(language, index))]),
    );
  });

  test.skipIf(!isThere).each(calls)("$name sends what the client sends", (call) => {
    const { name, provider, operation } = call;
    const own = arrived.get(name) ?? [];
    const index = calls.indexOf(call);
    const client = recorder.arrived(tagOf("linkmint", index));
    expect(own.map((each) => meant(each, provider))).toEqual(
      client.map((each) => meant(each, provider)),
    );
    expect(own).toHaveLength(provider.schemes?.some(isTwoSteps) ? 2 : 1);
    const isForm = operation.request?.mediaType.includes("form");
    if (operation.request && !isForm) expect(own.at(-1)?.body).toEqual(bodyOf(call));
  });
});

test("samples of TypeScript compile", async () => {
  const samples = await samplesOf("linkmint");
  const files = await Promise.all(
    samples.map(({ name, text }) => consumer.write(`typed/${name}.ts`, text)),
  );
  const flags = "--strict --noEmit --module nodenext --target es2022 --types node".split(" ");
  const { code, stdout } = await runProgram(process.execPath, [typescript, ...flags, ...files], {
    cwd: consumer.folder,
    environment: {},
  });
  expect(stdout).toBe("");
  expect(code).toBe(0);
});

/** What the samples were made from, with tokens that the mock minted. */
const inputs = new Map<string, Readonly<Record<string, unknown>>>();

/** Each has a mock of its own, so that the same tokens are minted in every language. */
async function samplesOf(language: string) {
  const { write } = sampleLanguages.find(({ id }) => id === language) ?? {};
  return Promise.all(
    calls.map(async ({ name, provider, operation, input, mode }, index) => {
      const tag = tagOf(language, index);
      const mock = createMock([provider], { seed: 7, clock: "2026-01-31T12:00:00Z" });
      mocks.set(tag, mock);
      const minted = await withMinted(mock, provider, input);
      inputs.set(name, minted);
      const baseUrl = `${recorder.urlOf(tag)}/${provider.id}`;
      const request = buildSampleRequest({ provider, operation, input: minted, mode, baseUrl });
      return { name: tag, text: textOf(write?.(request) ?? []) };
    }),
  );
}

/** The input without what fills parameters. */
function bodyOf({ name, operation: { parameters = [] } }: (typeof calls)[number]): object {
  const taken = parameters.map(({ input }) => input);
  const entries = Object.entries(inputs.get(name) ?? {});
  return Object.fromEntries(entries.filter(([each]) => !taken.includes(each)));
}

function tagOf(language: string, index: number): string {
  return `${language}${index}`;
}

function isTwoSteps({ kind }: NonNullable<ProviderDescription["schemes"]>[number]): boolean {
  return kind === "clientCredentials";
}

/** A request without the headers that each HTTP client adds of its own. */
function meant(
  { headers, ...request }: ArrivedRequest,
  { credentials, operations, headers: fixed = {} }: ProviderDescription,
): ArrivedRequest {
  const own = operations.flatMap(({ parameters = [] }) =>
    parameters.filter((each) => each.in === "header").map(({ name }) => name),
  );
  const names = [
    ...["authorization", "content-type"],
    ...(operations.some(({ accept }) => accept) ? ["accept"] : []),
    ...[...credentials.flatMap(({ header }) => header ?? []), ...Object.keys(fixed), ...own],
  ].map((name) => name.toLowerCase());
  return {
    ...request,
    headers: Object.fromEntries(
      names.flatMap((name) => {
        const { [name]: value } = headers;
        // Node's fetch says so unless it is told something else.
        const isFetchs = name === "accept-language" && value === "*";
        return value === undefined || isFetchs ? [] : [[name, value]];
      }),
    ),
  };
}

/** Values with all that a shell or a language could take for its own, and no colon, which no user name of HTTP Basic has. */
function environmentOf(provider: ProviderDescription): Readonly<Record<string, string>> {
  const [prefix = ""] = chooseEnvironment(provider)?.keyPrefixes ?? [];
  return Object.fromEntries(
    provider.credentials.map(({ variable = "", option, secret = true }) => [
      variable,
      `${secret ? prefix : ""}${option}-$HOME"'\`id\`\\u0041%41+/=&`,
    ]),
  );
}
