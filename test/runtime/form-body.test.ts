import { describe, expect, test } from "vitest";
import { formBody, type FormStyle } from "../../templates/runtime/src/form-body.js";

/* What a server reads that decodes a form: pairs of name and text. */
const written = (value: unknown, style?: FormStyle) => [
  ...new URLSearchParams(formBody(style && { a: style }).write({ a: value })),
];

describe("without a style", () => {
  const cases: [unknown, string[][]][] = [
    ["text", [["a", "text"]]],
    ["", [["a", ""]]],
    ["1 + 1 & =%[é]\n", [["a", "1 + 1 & =%[é]\n"]]],
    [0, [["a", "0"]]],
    [1.5, [["a", "1.5"]]],
    [false, [["a", "false"]]],
    [null, [["a", ""]]],
    [
      ["x", 2, null],
      [
        ["a", "x"],
        ["a", "2"],
        ["a", ""],
      ],
    ],
    [[], []],
    [{ b: { c: 1 } }, [["a", '{"b":{"c":1}}']]],
    [
      [{ b: 1 }, { b: 2 }],
      [
        ["a", '{"b":1}'],
        ["a", '{"b":2}'],
      ],
    ],
  ];
  test.each(cases)("%j", (value, want) => expect(written(value)).toEqual(want));
});

describe("as a form", () => {
  const cases: [unknown, string[][]][] = [
    ["text", [["a", "text"]]],
    [
      ["x", "y"],
      [
        ["a", "x"],
        ["a", "y"],
      ],
    ],
    [
      { b: "x", c: [1, 2] },
      [
        ["b", "x"],
        ["c", "[1,2]"],
      ],
    ],
    [{}, []],
  ];
  test.each(cases)("%j", (value, want) => expect(written(value, "form")).toEqual(want));
});

describe("joined", () => {
  test.each([
    ["commas", "a=x%2Cy,z"],
    ["spaces", "a=x%2Cy%20z"],
    ["pipes", "a=x%2Cy%7Cz"],
  ] as const)("by %s, which are told from those within an item", (style, want) => {
    expect(formBody({ a: style }).write({ a: ["x,y", "z"] })).toBe(want);
  });

  test("an object is name, value, name, value", () => {
    expect(written({ b: 1, c: "x" }, "commas")).toEqual([["a", "b,1,c,x"]]);
  });

  test("nothing is nothing, and a scalar is itself", () => {
    expect(written([], "pipes")).toEqual([]);
    expect(written("x", "pipes")).toEqual([["a", "x"]]);
  });
});

describe("with brackets", () => {
  const cases: [unknown, string[][]][] = [
    ["text", [["a", "text"]]],
    [null, [["a", ""]]],
    [
      { type: "account", account: "acct_1" },
      [
        ["a[type]", "account"],
        ["a[account]", "acct_1"],
      ],
    ],
    [
      ["x", "y"],
      [
        ["a[]", "x"],
        ["a[]", "y"],
      ],
    ],
    [
      { countries: ["US", null] },
      [
        ["a[countries][]", "US"],
        ["a[countries][]", ""],
      ],
    ],
    [{ b: { c: { d: true } } }, [["a[b][c][d]", "true"]]],
    [
      [{ price: 1, tags: ["x"] }, { price: 2 }],
      [
        ["a[0][price]", "1"],
        ["a[0][tags][]", "x"],
        ["a[1][price]", "2"],
      ],
    ],
    [
      [["x"], "y"],
      [
        ["a[0][]", "x"],
        ["a[1]", "y"],
      ],
    ],
    [
      { gone: null, empty: "", list: [], object: {} },
      [
        ["a[gone]", ""],
        ["a[empty]", ""],
      ],
    ],
  ];
  test.each(cases)("%j", (value, want) => expect(written(value, "deepObject")).toEqual(want));
});

test("what the spec does not know is written in the style that it is told", () => {
  const { write, read } = formBody({ known: "deepObject" }, "deepObject");
  const text = write({
    known: { a: 1 },
    limits: { accounts: 1 },
    prefetch: ["x", "y"],
    plain: "p",
  });
  expect([...new URLSearchParams(text)]).toEqual([
    ["known[a]", "1"],
    ["limits[accounts]", "1"],
    ["prefetch[]", "x"],
    ["prefetch[]", "y"],
    ["plain", "p"],
  ]);
  expect(JSON.stringify(read(text))).toContain('"limits":{"accounts"');
  expect(formBody({ known: "deepObject" }).write({ limits: { a: 1 } })).toBe(
    "limits=%7B%22a%22%3A1%7D",
  );
});

test("as JSON, whatever it is", () => {
  expect(written(["x"], "json")).toEqual([["a", '["x"]']]);
  expect(written("x", "json")).toEqual([["a", '"x"']]);
});

test("names are data: those of an object's own making have no style", () => {
  const body = JSON.parse('{"__proto__":{"x":1},"toString":{"x":1},"a[b]":"c"}') as object;
  expect([...new URLSearchParams(formBody({}).write({ ...body }))]).toEqual([
    ["__proto__", '{"x":1}'],
    ["toString", '{"x":1}'],
    ["a[b]", "c"],
  ]);
});

describe("what stands in a text", () => {
  const styles = { list: "commas", spaced: "spaces", piped: "pipes", deep: "deepObject" } as const;
  test.each([
    ["deep%5Bowner%5D%5Bid%5D=x", { deep: { owner: { id: { "": ["x", undefined, []] } } } }],
    ["list=a,b", { list: ["a,b", undefined, ["a", "b"]] }],
    ["spaced=a%20b", { spaced: ["a b", undefined, ["a", "b"]] }],
    ["piped=a%7Cb", { piped: ["a|b", undefined, ["a", "b"]] }],
    ["json=%7B%22id%22%3A%22x%22%7D", { json: ['{"id":"x"}', { id: "x" }, []] }],
    ["text=a+b%2Cc", { text: ["a b,c", undefined, []] }],
  ])("is found in %s", (text, want) => expect(formBody(styles).read(text)).toMatchObject([want]));
});
