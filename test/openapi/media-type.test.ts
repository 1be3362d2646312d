import { expect, test } from "vitest";
import {
  isFormMediaType,
  jsonMediaType,
  requestMediaType,
  wireMediaType,
} from "../../generator/openapi/media-type.js";

const form = "application/x-www-form-urlencoded";

test.each([
  [["application/json"], "application/json"],
  [
    ["text/plain", "application/problem+json; charset=utf-8"],
    "application/problem+json; charset=utf-8",
  ],
  [["application/vnd.acme.v1+json"], "application/vnd.acme.v1+json"],
  [
    ["application/vnd.acme.v1+json", "application/vnd.acme.v2+json"],
    "application/vnd.acme.v1+json",
  ],
  [["application/ld+json+acme+json"], "application/ld+json+acme+json"],
  // As some frameworks list them.
  [
    ["application/json-patch+json", "application/json", "text/json", "application/*+json"],
    "application/json",
  ],
  [["text/json"], "text/json"],
  [["Application/JSON"], "Application/JSON"],
  [["application/*+json"], "application/*+json"],
  [["*/*"], "*/*"],
  [["*/*", "application/hal+json"], "application/hal+json"],
  [["text/plain"], undefined],
  [["application/jsonl"], undefined],
  [["application/json5"], undefined],
  [[form], undefined],
])("jsonMediaType of %j", (types, want) => {
  expect(jsonMediaType(Object.fromEntries(types.map((type) => [type, {}])))).toBe(want);
});

test.each([
  [[form, "application/json"], "application/json"],
  [["multipart/form-data", `${form}; charset=utf-8`], `${form}; charset=utf-8`],
  [["multipart/form-data"], undefined],
  [[], undefined],
])("requestMediaType of %j", (types, want) => {
  expect(requestMediaType(Object.fromEntries(types.map((type) => [type, {}])))).toBe(want);
});

test.each([
  [form, true],
  [`${form.toUpperCase()}; charset=UTF-8`, true],
  ["application/json", false],
])("isFormMediaType of %s", (mediaType, want) => {
  expect(isFormMediaType(mediaType)).toBe(want);
});

test.each([
  ["application/*+json", "application/json"],
  ["*/*", "application/json"],
  ["application/vnd.acme+json; version=2", "application/vnd.acme+json; version=2"],
])("wireMediaType of %s", (mediaType, want) => {
  expect(wireMediaType(mediaType)).toBe(want);
});
