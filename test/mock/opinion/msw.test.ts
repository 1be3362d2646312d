import { readFile, symlink } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Consumer, makeConsumer, providers, repository } from "../../consumer.js";
import { installOnce } from "../../install-once.js";
import { runModule } from "../../packages/run-module.js";

/* The recipe for MSW, as a package's README and the mock's own have it, with the last MSW that runs on Node 20. */
let consumer: Consumer;

beforeAll(async () => {
  const folder = await installOnce("linkmint-test-mock", ["msw@2.15.0"]);
  consumer = await makeConsumer();
  await symlink(
    path.join(folder, "node_modules/msw"),
    path.join(consumer.folder, "node_modules/msw"),
    "junction",
  );
});

afterAll(() => consumer.remove());

async function readRecipe(file: string): Promise<string> {
  const readme = await readFile(path.join(repository, file), "utf8");
  const blocks = [...readme.matchAll(/^```js\n(.*?)^```$/gmsu)].map(([, code = ""]) => code);
  return blocks.find((code) => code.includes("msw")) ?? "";
}

test("every package's README has the same recipe", async () => {
  const files = (await providers()).map((name) => `generated/${name}/README.md`);
  const recipes = new Set(await Promise.all(files.map(readRecipe)));
  expect([...recipes]).toEqual([expect.stringContaining("mock.handle(request)")]);
});

test.each(["generated/truto/README.md", "templates/mock/README.md"])(
  "the recipe of %s serves code that makes its own client",
  async (file) => {
    const recipe = await readRecipe(file);
    const code = `import { createMock } from "@linkmint/mock";
      import { truto } from "@linkmint/truto/describe";
      import { Truto } from "@linkmint/truto";
      const mock = createMock([truto], { seed: 7 });
      ${recipe}
      const { token } = await new Truto({ token: "t" }).createLinkToken({ tenant_id: "acme-1" });
      const [{ status, headers }] = mock.requests;
      console.log(token, mock.requests.length, status, headers.authorization);
      const elsewhere = await fetch("http://127.0.0.1:9/").catch(({ message }) => message);
      console.log(elsewhere);`;
    const { stdout, ...outcome } = await runModule(consumer, { code, ending: "mjs" });
    expect(outcome.code, outcome.stderr).toBe(0);
    expect(stdout).toMatch(
      /^38531ba6-787b-66a4-bc7b-8b701e104228 1 200 \[redacted\]\nfetch failed\n$/u,
    );
  },
);
