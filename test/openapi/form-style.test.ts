import { expect, test } from "vitest";
import { encodingFault, formStyle } from "../../generator/openapi/form-style.js";
import type { Encoding } from "../../generator/types/openapi.js";

const cases: [Encoding, string | undefined, string | undefined][] = [
  [{}, undefined, undefined],
  [{ style: "deepObject", explode: true }, "deepObject", undefined],
  [{ style: "deepObject" }, "deepObject", undefined],
  [{ style: "form" }, "form", undefined],
  [{ explode: true }, "form", undefined],
  [{ explode: false }, "commas", undefined],
  [{ allowReserved: true }, "form", undefined],
  [{ style: "form", explode: false }, "commas", undefined],
  [{ style: "spaceDelimited" }, "spaces", undefined],
  [{ style: "pipeDelimited", explode: false }, "pipes", undefined],
  [{ style: "pipeDelimited", explode: true }, "form", undefined],
  [{ contentType: "application/json" }, "json", undefined],
  [{ contentType: "application/vnd.acme+json" }, "json", undefined],
  [{ contentType: "text/plain" }, undefined, undefined],
  [{ contentType: "image/png" }, undefined, "contentType"],
  [{ contentType: "image/png", style: "form" }, "form", undefined],
  [{ style: "matrix" }, undefined, "style"],
  [{ style: "toString" }, undefined, "style"],
];

test.each(cases)("%j", (encoding, style, fault) => {
  expect(encodingFault(encoding)).toBe(fault);
  if (fault === undefined) expect(formStyle(encoding)).toBe(style);
});
