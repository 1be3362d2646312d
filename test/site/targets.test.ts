import { expect, test } from "vitest";
import { listTargets } from "../../templates/site/src/playground/targets.js";
import { describeAcme } from "../mock/described.js";

/* Where a form may send to. */

const { signal } = new AbortController();

function targets(gateways: Readonly<Record<string, string>> = {}) {
  const [mock, gateway, own] = listTargets(describeAcme(), {}, gateways);
  if (mock === undefined || gateway === undefined) throw new Error("no targets");
  return { mock, gateway, own };
}

test("the mock is on this machine", () => {
  const { mock } = targets();
  expect(mock.locate("http://127.0.0.1:4010/")).toBe("http://127.0.0.1:4010/acme");
  expect(mock.locate("http://localhost:4010/acme")).toBe("http://localhost:4010/acme");
  for (const address of ["https://api.acme.example", "http://127.0.0.1.evil.example", "4010", ""])
    expect(() => mock.locate(address)).toThrow("this page speaks to no other");
});

test("so is the gateway for development, below its key", () => {
  const { gateway } = targets();
  expect(gateway.locate("http://127.0.0.1:4030/k-1")).toBe("http://127.0.0.1:4030/k-1/acme");
  expect(gateway.locate("http://127.0.0.1:4030/k-1/acme/")).toBe("http://127.0.0.1:4030/k-1/acme");
  for (const address of [
    "http://127.0.0.1:4030",
    "https://gateway.example/k-1",
    "http://localhost/a/b",
  ])
    expect(() => gateway.locate(address)).toThrow("this page speaks to no other machine");
});

test("a gateway of one's own is asked for by its name, unless it is on this machine", async () => {
  const real = targets({ "Our app": "https://app.example/link" }).own;
  expect(real?.locate("https://app.example/link/")).toBe("https://app.example/link/acme");
  expect(await real?.findEnvironment?.("", signal)).toBe("Our app");
  const here = targets({ "Our app": "http://localhost:3000/link" }).own;
  expect(await here?.findEnvironment?.("", signal)).toBe("development");
});
