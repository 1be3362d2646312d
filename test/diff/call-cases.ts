import { request, response, upstream, type Values } from "./compare.js";

/** Two documents, and what happened between them either way. */
export interface CallCase {
  readonly name: string;
  readonly before: Values;
  readonly after: Values;
  readonly want: readonly string[];
  readonly back: readonly string[];
}

const text = { type: "string" };
export const limit = { name: "limit", in: "query", schema: text };
const required = { ...limit, required: true };
const json = {
  name: "limit",
  in: "query",
  content: { "application/json": { schema: text } },
};
const sent = (mediaTypes: readonly string[], rest: Values = {}) =>
  upstream({
    requestBody: { content: Object.fromEntries(mediaTypes.map((each) => [each, {}])), ...rest },
  });
const answers = (...statuses: readonly string[]) =>
  upstream({ responses: Object.fromEntries(statuses.map((status) => [status, {}])) });
const answered = (...mediaTypes: readonly string[]) =>
  upstream({
    responses: { 200: { content: Object.fromEntries(mediaTypes.map((each) => [each, {}])) } },
  });
const headers = (all: Values) => upstream({ responses: { 200: { headers: all } } });
const at = (path: string, rest: Values = {}) =>
  upstream({}, { paths: { [path]: { post: { operationId: "mint", responses: {}, ...rest } } } });
const servers = (...urls: readonly string[]) =>
  upstream({}, { servers: urls.map((url) => ({ url: `https://${url}` })) });
export const callCases: readonly CallCase[] = [
  {
    name: "an operation",
    before: at("/a"),
    after: at("/b", { operationId: "other" }),
    want: ["operation-removed", "operation-added"],
    back: ["operation-removed", "operation-added"],
  },
  {
    name: "an operation's path",
    before: at("/a"),
    after: at("/b"),
    want: ["operation-moved"],
    back: ["operation-moved"],
  },
  {
    name: "an operation's deprecation",
    before: upstream(),
    after: upstream({ deprecated: true }),
    want: ["operation-deprecated"],
    back: ["operation-no-longer-deprecated"],
  },
  {
    name: "a parameter",
    before: upstream(),
    after: upstream({ parameters: [limit] }),
    want: ["parameter-added"],
    back: ["parameter-removed"],
  },
  {
    name: "a required parameter",
    before: upstream(),
    after: upstream({ parameters: [required] }),
    want: ["required-parameter-added"],
    back: ["parameter-removed"],
  },
  {
    name: "whether a parameter is required",
    before: upstream({ parameters: [limit] }),
    after: upstream({ parameters: [required] }),
    want: ["parameter-became-required"],
    back: ["parameter-became-optional"],
  },
  {
    name: "how a parameter is written",
    before: upstream({ parameters: [limit] }),
    after: upstream({ parameters: [{ ...limit, explode: false }] }),
    want: ["parameter-style-changed"],
    back: ["parameter-style-changed"],
  },
  {
    name: "a parameter that becomes JSON",
    before: upstream({ parameters: [limit] }),
    after: upstream({ parameters: [json] }),
    want: ["parameter-style-changed"],
    back: ["parameter-style-changed"],
  },
  {
    name: "what a parameter of JSON may be",
    before: upstream({ parameters: [limit] }),
    after: upstream({
      parameters: [{ ...json, content: { "application/json": { schema: { enum: ["a"] } } } }],
    }),
    want: ["parameter-style-changed", "request-enum-added"],
    back: ["parameter-style-changed", "request-enum-removed"],
  },
  {
    name: "a parameter's schema",
    before: upstream({ parameters: [{ ...limit, schema: { enum: ["a"] } }] }),
    after: upstream({ parameters: [{ ...limit, schema: { enum: ["a", "b"] } }] }),
    want: ["request-enum-member-added"],
    back: ["request-enum-member-removed"],
  },
  {
    name: "a body",
    before: upstream(),
    after: upstream(request({})),
    want: ["request-body-added"],
    back: ["request-body-removed"],
  },
  {
    name: "a required body",
    before: upstream(),
    after: sent(["application/json"], { required: true }),
    want: ["required-request-body-added"],
    back: ["request-body-removed"],
  },
  {
    name: "whether the body is required",
    before: sent(["application/json"]),
    after: sent(["application/json"], { required: true }),
    want: ["request-body-became-required"],
    back: ["request-body-became-optional"],
  },
  {
    name: "a media type to send",
    before: sent(["application/json"]),
    after: sent(["application/xml", "application/json; charset=utf-8"]),
    want: ["request-media-type-added"],
    back: ["request-media-type-removed"],
  },
  {
    name: "a failure",
    before: answers("200"),
    after: answers("200", "429"),
    want: ["error-response-added"],
    back: ["error-response-removed"],
  },
  {
    name: "a success",
    before: answers("200"),
    after: answers("200", "201"),
    want: ["success-response-added"],
    back: ["success-response-removed"],
  },
  {
    name: "the status of success",
    before: upstream(response({ enum: ["a"] })),
    after: upstream({
      responses: { 201: { content: { "application/json": { schema: { enum: ["a", "b"] } } } } },
    }),
    want: ["success-status-changed", "response-enum-member-added"],
    back: ["success-status-changed", "response-enum-member-removed"],
  },
  {
    name: "a media type of answers",
    before: answered("application/json"),
    after: answered("application/json", "text/csv"),
    want: ["response-media-type-added"],
    back: ["response-media-type-removed"],
  },
  {
    name: "a property of failures",
    before: upstream({
      responses: {
        default: { content: { "application/json": { schema: { properties: { code: text } } } } },
      },
    }),
    after: upstream({
      responses: { default: { content: { "application/json": { schema: { type: "object" } } } } },
    }),
    want: ["response-property-removed"],
    back: ["response-property-added"],
  },
  {
    name: "a header of answers",
    before: headers({ "X-Id": {} }),
    after: headers({ "x-id": {}, "X-Rest": {} }),
    want: ["response-header-added"],
    back: ["response-header-removed"],
  },
  {
    name: "how a header of answers is written",
    before: headers({ "X-Id": { schema: text } }),
    after: headers({ "X-Id": { content: { "application/json": { schema: text } } } }),
    want: ["response-header-style-changed"],
    back: ["response-header-style-changed"],
  },
  {
    name: "whether a header of answers is always there",
    before: headers({ "X-Id": {} }),
    after: headers({ "X-Id": { required: true } }),
    want: ["response-header-became-required"],
    back: ["response-header-became-optional"],
  },
  {
    name: "a server",
    before: servers("a.example"),
    after: servers("b.example", "a.example/"),
    want: ["server-added"],
    back: ["server-removed"],
  },
  {
    name: "the address of a server",
    before: servers("a.example", "b.example"),
    after: servers("c.example", "b.example"),
    want: ["server-url-changed"],
    back: ["server-url-changed"],
  },
  {
    name: "what stands in an address",
    before: upstream(
      {},
      { servers: [{ url: "https://{r}.example", variables: { r: { default: "a" } } }] },
    ),
    after: upstream(
      {},
      { servers: [{ url: "https://{r}.example", variables: { r: { default: "b" } } }] },
    ),
    want: ["server-variables-changed"],
    back: ["server-variables-changed"],
  },
];
