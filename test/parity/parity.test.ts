import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type Consumer, makeConsumer, providers } from "../consumer.js";
import type { Adapter } from "./adapter.js";
import { loadModules } from "./call-both.js";
import type { Finding } from "./difference.js";
import { compareRequests, compareResponses } from "./find-findings.js";
import { readTable } from "./read-table.js";
import { readOperations } from "./read-operations.js";
import { sdks, withoutSdk } from "./sdks.js";

/* Our packages and the official SDKs send the same inputs and get the same responses; `differences.yaml` lists the rest. */

let consumer: Consumer;
beforeAll(async () => {
  consumer = await makeConsumer();
});
afterAll(() => consumer.remove());

const table = await readTable();

test("every provider is compared, or it is said why not", async () => {
  const known = [...Object.keys(sdks), ...Object.keys(withoutSdk)].sort();
  expect(known).toEqual(await providers());
});

describe.concurrent.each(Object.entries(sdks))("%s", (provider, { name, version }) => {
  test(`differs from ${name} ${version} only as listed`, async () => {
    const folders = { consumer: consumer.folder, sdks: inject("sdkFolder") };
    const modules = await loadModules({ provider, sdk: name }, folders);
    const file = `./providers/${provider}.js`;
    const { default: adapter } = (await import(file)) as { default: Adapter };
    const spec = await readOperations(provider);
    const [requests, ends] = await Promise.all([
      compareRequests(adapter, modules, spec),
      compareResponses(adapter, modules, spec),
    ]);
    const findings = [...requests, ...ends].map(write).sort();
    const listed = table
      .filter(({ providers: named }) => named.includes(provider))
      .flatMap(({ what, at }) => at.map((place) => write({ what, at: place })));
    expect({
      unlisted: findings.filter((finding) => !listed.includes(finding)),
      "listed, but gone": listed.filter((entry) => !findings.includes(entry)),
    }).toEqual({ unlisted: [], "listed, but gone": [] });
  });
});

function write({ what, at }: Finding): string {
  return `${what}: ${at}`;
}
