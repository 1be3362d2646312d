import { expect, test } from "vitest";
import { parsePointer, toPointer } from "../../generator/openapi/pointer.js";

test.each([
  ["", []],
  ["/link_token", ["link_token"]],
  ["/data/0", ["data", "0"]],
  ["/paths/~1link~1token/post", ["paths", "/link/token", "post"]],
  ["/a~0b", ["a~b"]],
  ["/~01", ["~1"]],
  ["/", [""]],
])("%j leads through %j and back", (pointer, segments) => {
  expect(parsePointer(pointer)).toEqual(segments);
  expect(toPointer(segments)).toBe(pointer);
});
