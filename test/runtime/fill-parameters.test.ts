import { expect, test } from "vitest";
import {
  createCaller,
  requestParameters,
  type Operation,
  type ParametersByLocation,
} from "../../templates/runtime/src/index.js";
import { acme } from "./acme.js";
import { failureOf } from "./failure-of.js";

/** Gives the address that a call with these parameters is sent to. */
async function addressOf(path: string, locations: ParametersByLocation, input: object) {
  const parameters = requestParameters(locations);
  const operation = { id: "createToken", method: "POST", path, parameters } as Operation;
  const fetch = async () => Response.json({});
  const options = { token: "t-1", baseUrl: "https://a.example", fetch };
  const caller = createCaller(acme, options as object);
  const { request } = await caller.send({ operation, input }).withResponse();
  return request.url.slice("https://a.example".length);
}

const query = { q: { input: "q" }, toString: { input: "toString" } };

test("parameters of a query follow each other, and none are no question mark", async () => {
  expect(await addressOf("/a", { query }, { q: "x", toString: "y" })).toBe("/a?q=x&toString=y");
  expect(await addressOf("/a", { query }, {})).toBe("/a");
});

test("dots in a path are blamed on the parameter that has them", async () => {
  const path = { a: { input: "a" }, b: { input: "b" } };
  const error = await failureOf(() => addressOf("/{a}/{b}", { path }, { a: "x", b: ".." }));
  expect(error.fields).toEqual(["b"]);
});
