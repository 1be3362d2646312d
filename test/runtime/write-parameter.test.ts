import { expect, test } from "vitest";
import { writeParameter } from "../../templates/runtime/src/write-parameter.js";

type Written = Parameters<typeof writeParameter>[1];

const inQuery = (rest: Partial<Written> = {}) =>
  ({ location: "query", name: "a b", ...rest }) as const;
const inHeader = (rest: Partial<Written> = {}) =>
  ({ location: "header", name: "x", ...rest }) as const;

test.each<[unknown, Written, string]>([
  [["x", "y"], inQuery(), "a%20b=x&a%20b=y"],
  [{ "k/l": "x" }, inQuery(), "k%2Fl=x"],
  [{ k: "x" }, inQuery({ style: "deepObject" }), "a%20b[k]=x"],
  [["x"], inQuery({ style: "deepObject" }), "a%20b[]=x"],
  [["x", "y"], inQuery({ explode: false }), "a%20b=x,y"],
  [["x", "y"], inQuery({ style: "pipeDelimited", explode: true }), "a%20b=x&a%20b=y"],
  [[], inQuery({ explode: false }), ""],
  [{ "k/l": "x,y" }, inQuery({ explode: false }), "a%20b=k%2Fl,x%2Cy"],
  [["x y", "z"], inQuery({ style: "spaceDelimited" }), "a%20b=x%20y%20z"],
  [["x", "y"], inQuery({ style: "pipeDelimited" }), "a%20b=x%7Cy"],
  [{ k: null, l: undefined }, inQuery({ style: "pipeDelimited" }), ""],
  [["x", "y"], inHeader(), "x,y"],
  [{ k: "é, f" }, inHeader(), "k,é, f"],
  [{ k: 1, l: 2n }, inHeader({ explode: true }), "k=1,l=2"],
  [[new Date(0)], inHeader(), "1970-01-01T00:00:00.000Z"],
  [{ toJSON: () => 7, k: 1 }, inHeader(), "7"],
])("%o is written by %j", (value, parameter, want) =>
  expect(writeParameter(value, parameter)?.text).toBe(want),
);

test.each([null, undefined, Infinity, Symbol("x"), [[]], { k: {} }, { toJSON: () => ({}) }])(
  "%o cannot be written",
  (value) => expect(writeParameter(value, inQuery())).toBeUndefined(),
);

test("the plain values are told, as they are before anything is encoded", () => {
  const values = ["x y", "1"];
  expect(writeParameter({ k: "x y", l: 1 }, inQuery({ style: "deepObject" }))?.values).toEqual(
    values,
  );
  expect(writeParameter(values, inQuery({ explode: false }))?.values).toEqual(values);
});
