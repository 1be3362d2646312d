import { expectType } from "./expect-type.js";
import { Acme as Booleans, type Request as Anything } from "./samples/boolean-schemas/index.js";
import {
  Acme as Open,
  type Details,
  type Request as OpenRequest,
} from "./samples/further-properties/index.js";
import { type Filter, type Json } from "./samples/recursion/index.js";
import type { components } from "./samples/recursion/schema.js";
import { Acme as Tuples, type Request } from "./samples/tuples/index.js";

// The first items of a list have types of their own, and what follows them another.
expectType<Request>({ pair: [1, { unit: "m" }], named: ["a", 1, 2], open: ["a", null, {}] });
expectType<Request>({ pair: [1, { unit: "m" }], named: ["a"], open: [], closed: null });
// @ts-expect-error -- a pair is closed
expectType<Request>({ pair: [1, { unit: "m" }, 2] });
// @ts-expect-error -- a pair is complete
expectType<Request>({ pair: [1] });
// @ts-expect-error -- the rest are numbers
expectType<Request>({ pair: [1, { unit: "m" }], named: ["a", "b"] });
const { pair, rows } = (await new Tuples().createLinkToken({ pair: [1, { unit: "km" }] })).raw;
expectType<number>(pair[0]);
expectType<string | undefined>(rows?.[0]?.[0]);

// `true` is anything, `false` is nothing.
expectType<Anything>({ anything: 5, either: "a", first: [null, "a"], map: { a: 1 } });
// @ts-expect-error -- nothing fits
expectType<Anything>({ nothing: 1 });
expectType<never>((await new Booleans().createLinkToken({})).raw.nothing);

// What has no name stands beside what has one.
expectType<OpenRequest>({ user: "u", "x-a": 1, more: true });
// @ts-expect-error -- no other property is a list
expectType<OpenRequest>({ user: "u", more: [] });
expectType<Details>({ byPattern: { 1: "foo" }, counts: { total: 1, a: 2 }, closed: { id: 1 } });
expectType<Details>({ byPattern: {}, counts: { total: 1 }, rest: { id: 1, a: "a" } });
expectType<Details>({ byPattern: {}, counts: { total: 1 }, composed: { id: 1, a: "a" } });
// @ts-expect-error -- a map requires its total
expectType<Details>({ byPattern: {}, counts: { a: 1 } });
// @ts-expect-error -- closed
expectType<Details>({ byPattern: {}, counts: { total: 1 }, closed: { id: 1, a: "a" } });
const { details } = (await new Open().createLinkToken({ user: "u" })).raw;
expectType<number>(details.counts.total);
expectType<string | undefined>(details.byPattern["1"]);
expectType<number | undefined>(details.composed?.id);

// A list may hold itself.
expectType<Json>(["a", 1, { b: [null, { c: true }] }]);
expectType<Filter>(["and", "a", ["or", "b", "c"]]);
// @ts-expect-error -- an operator is missing
expectType<Filter>([["or", "b", "c"]]);
expectType<components["schemas"]["Json"]>({ a: ["b", ["c"]] });
