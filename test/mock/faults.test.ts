import { describe, expect, test } from "vitest";
import { createMock, MockOptionError } from "@linkmint/mock";
import { describeAcme, mockOf } from "./described.js";

/* What goes wrong on demand: for one call, at random, or as a script says. */

const provider = describeAcme();
const ask = (fault: string) => ({ "linkmint-fault": fault });

describe("a header", () => {
  const { send } = mockOf(provider);

  test("asks for a status, with each form of Retry-After", async () => {
    const formsOf = async (fault: string) => {
      const { status, headers } = await send({ user: "u" }, ask(fault));
      return [status, headers.get("retry-after")];
    };
    expect(await formsOf("429")).toEqual([429, null]);
    expect(await formsOf("429;retry-after=2")).toEqual([429, "2"]);
    expect(await formsOf("503;retry-after=date+60")).toEqual([
      503,
      "Sat, 31 Jan 2026 12:01:00 GMT",
    ]);
    expect(await formsOf("503;retry-after=soon")).toEqual([503, "soon"]);
  });

  test("asks for a broken connection, body or format", async () => {
    await expect(send({ user: "u" }, ask("reset"))).rejects.toBeInstanceOf(TypeError);
    const cut = await send({ user: "u" }, ask("cut"));
    expect(cut.status).toBe(200);
    await expect(cut.text()).rejects.toBeInstanceOf(TypeError);
    const garbage = await (await send({ user: "u" }, ask("garbage"))).text();
    expect(() => JSON.parse(garbage) as unknown).toThrow(SyntaxError);
    const html = await send({ user: "u" }, ask("html"));
    expect([html.status, html.headers.get("content-type")]).toEqual([
      502,
      "text/html; charset=utf-8",
    ]);
    const redirect = await send({ user: "u" }, ask("redirect"));
    expect([redirect.status, redirect.headers.get("location")]).toEqual([307, "/elsewhere"]);
  });

  test.each(["slow-headers", "slow-body"])(
    "asks for %s, which a caller may give up",
    async (name) => {
      const { mock, baseUrl } = mockOf(provider);
      const request = (fault: string, signal?: AbortSignal) =>
        mock.fetch(`${baseUrl}/tokens`, {
          method: "POST",
          headers: { authorization: "Bearer t", "content-type": "application/json", ...ask(fault) },
          body: '{"user":"u"}',
          signal,
        });
      const began = performance.now();
      expect(JSON.parse(await (await request(`${name};ms=60`)).text())).toHaveProperty("token");
      expect(performance.now() - began).toBeGreaterThanOrEqual(55);
      const signal = AbortSignal.timeout(20);
      await expect(request(`${name};ms=60000`, signal).then((each) => each.text())).rejects.toThrow(
        /timeout/u,
      );
    },
  );

  test("that is no fault is told so", async () => {
    const response = await send({ user: "u" }, ask("teapot"));
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining("There is no such fault"),
    ]);
  });
});

test("a script holds for the next calls", async () => {
  const { mock, send } = mockOf(provider);
  mock.fail(provider, ["429", "503", "ok"]);
  const statuses: number[] = [];
  for (let call = 0; call < 4; call += 1) statuses.push((await send({ user: "u" })).status);
  expect(statuses).toEqual([429, 503, 200, 200]);
  expect(mock.requests.map(({ fault }) => fault)).toEqual(["429", "503", undefined, undefined]);
  expect(() => mock.fail(provider, ["nonsense"])).toThrow(TypeError);
});

test("a rate holds for that part of the calls", async () => {
  const { send } = mockOf(provider, { faults: "429:0.25" });
  let failed = 0;
  for (let call = 0; call < 400; call += 1)
    failed += (await send({ user: "u" })).status === 429 ? 1 : 0;
  expect(failed).toBeGreaterThan(60);
  expect(failed).toBeLessThan(140);
});

test("a log has the status that the caller got", async () => {
  const { mock, send } = mockOf(provider);
  for (const fault of ["html", "redirect", "reset", "cut", "429"])
    await send({ user: "u" }, ask(fault)).catch(() => undefined);
  expect(mock.requests.map(({ status }) => status)).toEqual([502, 307, undefined, 200, 429]);
});

test.each(["slow-body;ms=5", "gzip", "ok", "404", "429;retry-after=date+3", "cut:0.5"])(
  "%s is a fault",
  (text) => {
    expect(() => createMock([provider], { faults: text })).not.toThrow();
  },
);

test.each(["", "200", "600", "cut:2", "cut;speed=3", "429;retry-after=é", "reset:x"])(
  "%j is none",
  (text) => {
    expect(() => createMock([provider], { faults: text })).toThrow(MockOptionError);
  },
);

test("a clock that is no date is none", () => {
  expect(() => createMock([provider], { clock: "soon" })).toThrow(MockOptionError);
});
