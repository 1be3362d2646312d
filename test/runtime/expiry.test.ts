import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  dateTimeExpiry,
  documentedExpiry,
  expiryByMode,
  inputModes,
  numberExpiry,
  requestExpiry,
  writtenExpiry,
  type Expiry,
} from "../../templates/runtime/src/index.js";
import { mintWith } from "./call.js";

const now = Date.parse("2026-11-22T10:00:00Z");

beforeEach(() => {
  // What has no offset must not be read as the machine's own time.
  vi.stubEnv("TZ", "America/New_York");
  vi.useFakeTimers({ toFake: ["Date"], now });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

async function expiryOf(expiresAt: Expiry | undefined, circumstances: object) {
  const result = { token: "/token", ...(expiresAt && { expiresAt }) };
  const minted = await mintWith({ result }, { response: { token: "t" }, ...circumstances });
  return [minted.expirySource, minted.expiresAt?.toISOString()];
}

describe("a field", () => {
  const fieldExpiry = (as: "date-time" | Parameters<typeof numberExpiry>[1]) =>
    as === "date-time" ? dateTimeExpiry("/at") : numberExpiry("/at", as);

  const readable = [
    ["date-time", "2026-11-22T11:00:00Z"],
    ["date-time", "2026-11-22T11:00:00.000000"],
    ["date-time", "2026-11-22t13:00:00.000+02:00"],
    ["date-time", "2026-11-22 09:00:00-0200"],
    ["epoch-seconds", now / 1000 + 3600],
    ["epoch-seconds", String(now / 1000 + 3600)],
    ["epoch-milliseconds", now + 3_600_000],
    ["seconds-from-now", 3600],
    ["seconds-from-now", "3600"],
  ] as const;

  test.each(readable)("as %s may hold %j", async (as, at) => {
    const response = { token: "t", at };
    expect(await expiryOf(fieldExpiry(as), { response })).toEqual([
      "field",
      "2026-11-22T11:00:00.000Z",
    ]);
  });

  const unreadable = [
    ["date-time", undefined],
    ["date-time", null],
    ["date-time", "soon 1"],
    ["date-time", "2026-13-45T99:99:99Z"],
    ["date-time", 1_795_345_200],
    ["epoch-seconds", ""],
    ["epoch-seconds", null],
    ["epoch-seconds", true],
    ["epoch-milliseconds", "soon"],
    ["epoch-milliseconds", 1e300],
    ["seconds-from-now", []],
  ] as const;

  test.each(unreadable)("as %s that holds %j does not lose the token", async (as, at) => {
    const response = { token: "t", at };
    expect(await expiryOf(fieldExpiry(as), { response })).toEqual(["unknown", undefined]);
  });
});

describe("the request", () => {
  const expiry = requestExpiry("/link/minutes", { secondsPerUnit: 60, default: 30 });

  test.each([
    [{ link: { minutes: 60 } }, "2026-11-22T11:00:00.000Z"],
    [{ link: { minutes: 0 } }, "2026-11-22T10:00:00.000Z"],
    [{ link: { minutes: null } }, "2026-11-22T10:30:00.000Z"],
    [{ link: { minutes: "many" } }, "2026-11-22T10:30:00.000Z"],
    [{}, "2026-11-22T10:30:00.000Z"],
  ])("%j says when, or its default does", async (input, at) => {
    expect(await expiryOf(expiry, { input })).toEqual(["request", at]);
  });
});

describe("a length that the request writes with its unit", () => {
  const expiry = writtenExpiry("/settings/length", "1h");

  test.each([
    ["30m", "2026-11-22T10:30:00.000Z"],
    ["90 seconds", "2026-11-22T10:01:30.000Z"],
    ["1.5h", "2026-11-22T11:30:00.000Z"],
    ["2 Days", "2026-11-24T10:00:00.000Z"],
    ["1w", "2026-11-29T10:00:00.000Z"],
    [null, "2026-11-22T11:00:00.000Z"],
    [undefined, "2026-11-22T11:00:00.000Z"],
  ])("%j says when", async (length, at) => {
    expect(await expiryOf(expiry, { input: { settings: { length } } })).toEqual(["request", at]);
  });

  test.each(["30", "", "soon", "1 month", "PT30M", "-1h", "1h 30m", "5 fortnights", 30, {}])(
    "%j does not lose the token",
    async (length) => {
      const minted = await expiryOf(expiry, { input: { settings: { length } } });
      expect(minted).toEqual(["unknown", undefined]);
    },
  );
});

test.each([documentedExpiry, expiryByMode])(
  "a documented lifetime counts from the response's arrival",
  async (make) => {
    expect(await expiryOf(make(3600), {})).toEqual(["documented", "2026-11-22T11:00:00.000Z"]);
  },
);

describe("a documented lifetime that differs by mode", () => {
  const expiry = expiryByMode(3600);
  const modes = inputModes({
    fresh: { required: ["products"] },
    update: { required: ["access_token"], lifetime: 1800 },
    long: { required: ["hosted"], lifetime: 7200 },
  });
  const lifetimeOf = async (input: object, mode?: string) => {
    const operation = { modes, result: { token: "/token", expiresAt: expiry } };
    const circumstances = { input, response: { token: "t" }, options: { unchecked: true } };
    const { expiresAt } = await mintWith(operation, {
      ...circumstances,
      ...(mode !== undefined && { mode }),
    });
    return (Number(expiresAt) - now) / 1000;
  };

  test.each([
    ["of the operation", { products: 1 }, 3600],
    ["of the mode", { access_token: 1 }, 1800],
    ["of the longer mode", { hosted: 1 }, 7200],
    ["that is shortest, of several", { products: 1, access_token: 1, hosted: 1 }, 1800],
    ["of the operation, where none fits", {}, 3600],
  ])("is the one %s", async (_, input, seconds) => {
    expect(await lifetimeOf(input)).toBe(seconds);
  });

  test("is the one of the mode that was asked for", async () => {
    expect(await lifetimeOf({ products: 1, hosted: 1 }, "long")).toBe(7200);
  });
});

test("nothing known is unknown", async () => {
  expect(await expiryOf(undefined, {})).toEqual(["unknown", undefined]);
});
