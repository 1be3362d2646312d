import type { DiagnosticCode } from "../types/diagnostic.js";
import type { CatalogEntry } from "./catalog-entry.js";

/** What each code about parameters means. */
export const parameterErrors = {
  "clashing-parameter": {
    title: "A parameter whose name is taken",
    cause:
      "The input of a method is flat: a parameter has the name of a property of the body, or of another parameter; or its header is filled by a security scheme or the idempotency header.",
    fix: "Give it another name: x-link-parameter: { name: locale }; or remove what fills the same header.",
  },
  "duplicate-parameter": {
    title: "A parameter that is listed twice",
    cause:
      "Two items of parameters have the same name and stand in the same place (OpenAPI 3.1, 4.8.12).",
    fix: "Remove one of the two.",
  },
  "invalid-parameter": {
    title: "A parameter that is not described well",
    cause:
      "It has no name, does not say where it stands, stands in the path without being required, or its constant does not fit its schema.",
    fix: "Correct the parameter.",
  },
  "missing-parameter": {
    title: "A part of the path that nothing fills",
    cause: "The path has a {name} for which there is no path parameter.",
    fix: "Add the parameter: { name, in: path, required: true, schema }.",
  },
  "unsupported-parameter": {
    title: "A parameter that cannot be sent",
    cause:
      "It stands in a cookie, holds another document, has a style that its place does not have, or nests lists and objects; or it is a header that OpenAPI ignores among parameters: Authorization, Accept or Content-Type.",
    fix: "Write what the message says; where the operation works without the parameter, x-link-parameter: { omit: true }.",
  },
  "unused-parameter": {
    title: "A path parameter that the path has no place for",
    cause: "There is no {name} in the path for it.",
    fix: "Write it into the path, or remove the parameter.",
  },
} satisfies Partial<Record<DiagnosticCode, CatalogEntry>>;
