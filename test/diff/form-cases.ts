import type { CallCase } from "./call-cases.js";
import { upstream, type Values } from "./compare.js";

const text = { type: "string" };
const encoded = (mediaType: string, encoding: Values, properties: Values) =>
  upstream({
    requestBody: {
      content: { [mediaType]: { schema: { type: "object", properties }, encoding } },
    },
  });
const form = (encoding: Values, properties: Values = {}) =>
  encoded("application/x-www-form-urlencoded", encoding, properties);
const parts = (encoding: Values) =>
  encoded("multipart/form-data", encoding, {
    a: { type: "object" },
    b: text,
    c: { type: "string", format: "binary" },
    d: { type: "array", items: text },
  });

/** Two forms, and whether their properties are written alike. */
export const formCases: readonly CallCase[] = [
  {
    name: "how a form is written",
    before: form({}),
    after: form({ tags: { style: "pipeDelimited" } }),
    want: ["encoding-changed"],
    back: ["encoding-changed"],
  },
  {
    name: "a form's defaults, written out",
    before: form({ owner: { style: "deepObject" }, tags: {}, name: { explode: true } }),
    after: form({ owner: { style: "deepObject", explode: true }, name: { style: "form" } }),
    want: [],
    back: [],
  },
  {
    name: "the media type of a form's property",
    before: form({ a: { contentType: "text/plain" } }, { a: text }),
    after: form({ a: { contentType: "application/json" } }, { a: text }),
    want: ["encoding-changed"],
    back: ["encoding-changed"],
  },
  {
    name: "an object in a form, called a text",
    before: form({}, { a: { type: "object" } }),
    after: form({ a: { contentType: "text/plain" } }, { a: { type: "object" } }),
    want: ["encoding-changed"],
    back: ["encoding-changed"],
  },
  {
    name: "the media type of a part",
    before: parts({ a: { contentType: "application/json" } }),
    after: parts({ a: { contentType: "application/vnd.acme+json" } }),
    want: ["encoding-changed"],
    back: ["encoding-changed"],
  },
  {
    name: "the media types of parts, as they are without",
    before: parts({}),
    after: parts({
      a: { contentType: "application/json" },
      b: { contentType: "text/plain" },
      c: { contentType: "application/octet-stream" },
      d: { contentType: "text/plain" },
    }),
    want: [],
    back: [],
  },
  {
    name: "the media types of a part, in another order",
    before: parts({ c: { contentType: "image/png, image/jpeg" } }),
    after: parts({ c: { contentType: "image/jpeg,image/png" } }),
    want: [],
    back: [],
  },
  {
    name: "a style that nobody knows",
    before: form({ tags: { style: "matrix" } }),
    after: form({ tags: { style: 1 } }),
    want: ["encoding-changed"],
    back: ["encoding-changed"],
  },
];
