import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { OperationModel, ProviderModel } from "../../generator/types/model.js";
import { type Consumer, makeConsumer } from "../consumer.js";
import { type RecordingServer, startServer } from "../runtime/recording-server.js";
import { appConfiguration, compile } from "../types/compile.js";
import { mockAsHandler, type MockedHandler } from "./mock-as-handler.js";
import { readShared, readSubjects } from "./readme-subjects.js";
import { runModule } from "./run-module.js";

/* Every block of TypeScript of every README that we generate compiles and runs as pasted, against the mock of its provider. */
let server: RecordingServer;
let mocked: MockedHandler;

const isTokenRequest = ({ body }: { readonly body: string }) => body.includes("grant_type=");

beforeAll(async () => {
  server = await startServer((...request) => mocked.handler(...request));
});

afterAll(() => server.close());

const subjects = await readSubjects();
const runtime = await readShared();

test.each(subjects)(
  "the README of $name has its sections, each with a sample, and one for each way to mint a token",
  ({ model, readme }) => {
    const primary = model.operations.find((operation) => operation.primary);
    const sections = readme.split(/^## /mu).slice(1);
    const titles = sections.map((section) => section.slice(0, section.indexOf("\n")));
    const optional =
      /^(?:One result for every provider|Open it on the page|Good to know of .*|Moving from .*)$/u;
    expect(titles.filter((title) => !optional.test(title))).toEqual(titlesOfAll(titles[1]));
    const counts = sections.map((section) => codeBlocks(section).length);
    const [, ways = 0] = counts;
    const examples = Math.max(primary?.modes.length ?? 0, primary?.examples.length ?? 0, 1);
    expect(ways).toBeGreaterThanOrEqual(examples);
    const withoutSample = titles.filter((_, index) => counts[index] === 0);
    expect(withoutSample).toEqual(
      titles.filter((title) =>
        /^(?:Credentials|The same for every provider|About|Open it on the page|Good to know of .*)$/u.test(
          title,
        ),
      ),
    );
  },
);

describe.each([...subjects, runtime])("the README of $name", ({ model, readme, install }) => {
  const blocks = codeBlocks(readme);
  const primary = model.operations.find((operation) => operation.primary);
  let consumer: Consumer;

  beforeAll(async () => {
    consumer = await makeConsumer();
    const description = await install(consumer);
    mocked = await mockAsHandler(description);
  });

  afterAll(() => consumer.remove());

  test.each(blocks.map((code, index) => ({ code, title: titleOf(code, index) })))(
    "$title",
    async ({ code }) => {
      const called =
        model.operations.find((operation) => callsNatively(code, operation)) ?? primary;
      mocked.isAhead = /extraBody|unchecked|unlisted/u.test(code);
      const before = server.requests.length;
      const outcome = await runModule(
        consumer,
        { code: model.baseUrlVariable === undefined ? redirected(code) : code, ending: "mjs" },
        environmentOf(model),
      );
      expect(outcome).toEqual({ code: 0, stdout: "", stderr: "" });
      const sent = server.requests.slice(before);
      if (/@linkmint\/mock|fetch: async/u.test(code)) {
        expect(sent).toEqual([]);
        return;
      }
      const [request, ...others] = sent.filter((each) => !isTokenRequest(each));
      expect(others).toEqual([]);
      expect(request?.method).toBe(called?.method);
      expect(request?.path).toMatch(patternOf(called?.path ?? ""));
      // What the samples about bodies beyond the spec add.
      if (code.includes("brand_new")) expect(request?.body).toContain("brand_new");
      for (const [header, value] of headersOf(model, code)) {
        expect(request?.headers[header.toLowerCase()]).toBe(value);
      }
    },
  );
});

/* One program a compiler checks them all, since most of its time is Node's types; the samples' packages share a name. */
test.each([
  { name: "packages", together: [...subjects.filter(({ isSample }) => !isSample), runtime] },
  ...subjects.flatMap((each) => (each.isSample ? [{ name: each.name, together: [each] }] : [])),
])("the README of $name compiles", async ({ together }) => {
  const consumer = await makeConsumer();
  onTestFinished(() => consumer.remove());
  for (const { name, readme, install } of together) {
    await install(consumer);
    for (const [index, code] of codeBlocks(readme).entries()) {
      await consumer.write(`readme/${name}/${index}.ts`, code);
    }
  }
  const configuration = await consumer.write("tsconfig.json", appConfiguration(["readme/**/*.ts"]));
  expect(await compile("typescript", configuration)).toBe("");
});

/** The sections of every README, in order. */
function titlesOfAll(minting: string | undefined): (string | undefined)[] {
  return [
    "Credentials",
    minting,
    "Credentials in code",
    "Check the input before it is sent",
    "Errors",
    "The same for every provider",
    "Test your code",
    "About",
  ];
}

test("what READMEs leave to the runtime's is there", () => {
  const anchors = [...runtime.readme.matchAll(/^## (.*)$/gmu)].map(([, title = ""]) =>
    title.toLowerCase().replaceAll(" ", "-"),
  );
  for (const { readme } of subjects) {
    const links = [...readme.matchAll(/@linkmint\/runtime#([\w-]+)/gu)].map(([, to]) => to);
    expect(links.length).toBeGreaterThan(5);
    expect([...anchors, "behind-a-corporate-proxy"]).toEqual(expect.arrayContaining(links));
  }
});

function codeBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^```ts\n(.*?)^```$/gmsu)].map(([, code = ""]) => code);
}

function callsNatively(code: string, { nativeMethod = [], modes }: OperationModel): boolean {
  const methods = [nativeMethod, ...modes.map(({ method = [] }) => method)];
  return methods.some((method) => method.length > 0 && code.includes(`.${method.join(".")}(`));
}

function titleOf(code: string, index: number): string {
  const lines = code
    .split("\n")
    .filter((line) => line.includes("await") || line.includes("import "));
  return `block ${index + 1}: ${lines.at(-1)?.trim()}`;
}

/** What a path may be once it is filled. */
function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replaceAll(/\{[^{}]+\}/gu, "[^/{}]+")}$`, "u");
}

/** A value for each variable that the README's table names. */
function environmentOf(model: ProviderModel): Record<string, string> {
  const variables = [
    ...model.credentials.map(({ variable }) => [variable, "from-environment"]),
    ...model.options.map(({ variable, option }) => [variable, mocked.options[option]]),
    [model.environmentVariable, model.servers.at(-1)?.name],
    [model.baseUrlVariable, server.url],
  ];
  return Object.fromEntries(variables.filter(([name]) => name !== undefined)) as Record<
    string,
    string
  >;
}

/** The headers that a sample authenticates with: all of one tenant, or all of the client. */
function headersOf(model: ProviderModel, code: string): [name: string, value: string][] {
  const valueOf = (option: string | undefined): string => {
    const found = model.credentials.find((each) => each.option === option);
    if (found === undefined) return "";
    if (code.includes("tenant-")) return found.secret ? "tenant-key" : "tenant-id";
    return found.variable === undefined ? "your-key" : "from-environment";
  };
  const own = model.credentials.flatMap(({ option, header, prefix = "" }) =>
    header === undefined ? [] : [[header, prefix + valueOf(option)] satisfies [string, string]],
  );
  const shared = model.schemes.flatMap((scheme): [string, string][] => {
    if (scheme.kind === "signature") return [[scheme.header, "your-signature"]];
    if (scheme.kind !== "basic") return [];
    const pair = `${valueOf(scheme.username)}:${valueOf(scheme.password)}`;
    return [["Authorization", `Basic ${Buffer.from(pair).toString("base64")}`]];
  });
  return [...own, ...shared];
}

/** A sample whose package has no variable for the base URL, with our server in the provider's location. */
function redirected(code: string): string {
  return `{
    const send = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      const url = new URL(new URL(input.url ?? input).pathname, ${JSON.stringify(server.url)});
      return send(input.url === undefined ? url : new Request(url, input), init);
    };
  }
  ${code}`;
}
