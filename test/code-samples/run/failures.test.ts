import { buildSampleRequest, sampleLanguages, textOf } from "@linkmint/site/samples";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Consumer, makeConsumer } from "../../consumer.js";
import { describeAcme } from "../../mock/described.js";
import { recordRequests, type RequestRecorder } from "./request-recorder.js";
import { hasPrograms } from "./run-program.js";
import { sampleRunners } from "./sample-runners.js";

/* A sample ends as failed where a response is no success, or lacks what the next request needs. */
const responses: Readonly<Record<string, () => Response>> = {
  empty: () => Response.json({}),
  refused: () => Response.json({ error: "no such client" }, { status: 401 }),
  moved: () => new Response("", { status: 302, headers: { location: "https://acme.example/" } }),
};
const provider = describeAcme(
  {},
  {
    credentials: [{ option: "id" }, { option: "secret" }],
    schemes: [
      {
        kind: "clientCredentials",
        tokenUrl: "https://api.acme.example/oauth/token",
        clientId: "id",
        clientSecret: "secret",
        authentication: "body",
        scopes: [],
      },
    ],
  },
);
let recorder: RequestRecorder;
let consumer: Consumer;

beforeAll(async () => {
  recorder = await recordRequests(async (tag) => {
    const [, kind = ""] = tag.split("-");
    return responses[kind]?.() ?? expect.fail(tag);
  });
  consumer = await makeConsumer();
});

afterAll(async () => {
  await recorder?.close();
  await consumer?.remove();
});

const runners = sampleRunners.filter(({ language }) => language !== "linkmint");

describe.each(runners)("$language", ({ language, programs, run }) => {
  const isThere = hasPrograms(programs);

  test.skipIf(!isThere).each(Object.keys(responses))(
    "ends where a response is %s",
    async (kind) => {
      const { write } = sampleLanguages.find(({ id }) => id === language) ?? {};
      const tag = `${language}-${kind}`;
      const [operation = expect.fail()] = provider.operations;
      const baseUrl = recorder.urlOf(tag);
      const request = buildSampleRequest({ provider, operation, input: { user: "u" }, baseUrl });
      const sample = { name: `${language}${kind}`, text: textOf(write?.(request) ?? []) };
      const ended = await run(consumer, [sample], { ACME_ID: "id", ACME_SECRET: "s" });
      expect(ended.code, sample.text).not.toBe(0);
      expect(recorder.arrived(tag)).toHaveLength(1);
      // What the provider says is shown.
      if (kind === "refused") expect(ended.stderr + ended.stdout).toContain("no such client");
    },
  );
});
