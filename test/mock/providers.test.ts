import { createMock } from "@linkmint/mock";
import {
  createValidator,
  type OperationDescription,
  type ProviderDescription,
} from "@linkmint/runtime";
import { describe, expect, test } from "vitest";
import { readDescriptions } from "./described.js";
import { requestOf } from "./request-of.js";
import { withMinted } from "./with-minted.js";

/* Every provider's mock: takes what the spec shows, refuses what it forbids, and responds as its schemas say. */
const descriptions = await readDescriptions();

describe.each(descriptions)("$id", (provider) => {
  const mock = createMock([provider], { seed: 7, clock: "2026-01-31T12:00:00Z" });
  const operations = provider.operations.map((operation) => ({ id: operation.id, operation }));

  test.each(operations)(
    "$id takes its examples and gives another token each time",
    async ({ operation }) => {
      const minted: unknown[] = [];
      for (const { value } of operation.examples ?? [{ value: {} }]) {
        const input = await withMinted(mock, provider, value as object);
        const response = await mock.fetch(...(await requestOf(mock, provider, operation, input)));
        const body: unknown = await readBody(response);
        expect([response.status, response.headers.get("linkmint-reason")]).toEqual([
          expect.toSatisfy(isGood),
          null,
        ]);
        expect(faultsOf(provider, operation, response.status, body)).toEqual([]);
        minted.push(JSON.stringify(body));
      }
      expect(new Set(minted).size).toBe(minted.length);
    },
  );

  test.each(operations)(
    "$id refuses a request without credentials in its own words",
    async ({ operation }) => {
      const [url, init] = await requestOf(
        mock,
        provider,
        operation,
        operation.examples?.[0]?.value ?? {},
      );
      const response = await mock.fetch(url, {
        ...init,
        headers: { "content-type": init.headers["content-type"] ?? "" },
      });
      expect(response.status).toBe(401);
      const body = await readBody(response);
      expect(faultsOf(provider, operation, 401, body)).toEqual([]);
      expect(response.headers.get("linkmint-reason")).toMatch(/^(?:header|query) .*: missing$/u);
    },
  );

  test.each([400, 401, 403, 404, 409, 422, 429, 500, 503])(
    "fails with %i in the shape that its spec has",
    async (status) => {
      for (const operation of provider.operations) {
        const [url, init] = await requestOf(
          mock,
          provider,
          operation,
          operation.examples?.[0]?.value ?? {},
        );
        const fault = { "linkmint-fault": String(status) };
        const response = await mock.fetch(url, { ...init, headers: { ...init.headers, ...fault } });
        expect(response.status).toSatisfy(
          (actual) => actual === status || [400, 422].includes(status),
        );
        const body = await readBody(response);
        expect(faultsOf(provider, operation, response.status, body)).toEqual([]);
        expect(JSON.stringify(body)).not.toMatch(/"string"/u);
        // No other status's words: what repeats the status is right.
        expect(statusesIn(body)).toEqual(statusesIn(body).map(() => response.status));
      }
    },
  );
});

function isGood(status: number): boolean {
  return status >= 200 && status < 300;
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  return response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text;
}

/** What of a body the response's schema does not allow. */
function faultsOf(
  { schemas: definitions }: ProviderDescription,
  { responses }: OperationDescription,
  status: number,
  body: unknown,
): readonly unknown[] {
  const schema = (responses[String(status)] ?? responses["default"])?.schema ?? {};
  return createValidator({ schema, definitions })["~standard"].validate(body).issues ?? [];
}

/** The members of a body, at its top, that repeat the status. */
function statusesIn(body: unknown): unknown[] {
  const entries = Object.entries(Object(body) as object);
  return entries
    .filter(([name, value]) => /^status_?code$/iu.test(name) && typeof value === "number")
    .map(([, value]) => value);
}
