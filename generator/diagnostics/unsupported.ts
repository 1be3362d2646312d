import type { DiagnosticCode } from "../types/diagnostic.js";
import type { CatalogEntry } from "./catalog-entry.js";
import { parameterErrors } from "./parameter-errors.js";

/** What OpenAPI allows, and packages cannot express. */
export const unsupported = {
  "unsupported-body": {
    title: "A body that packages cannot send or read",
    cause:
      "A request body is no object as JSON or as a form, or a success no JSON object and no text.",
    fix: "Describe the body as application/json, or pick another operation.",
  },
  "unsupported-encoding": {
    title: "A form property that packages cannot write",
    cause: "The encoding of a form is for no property of it, or in a style that is unknown.",
    fix: "Name a property, and a style such as form or deepObject.",
  },
  "unsupported-naming": {
    title: "Properties that camelCase makes one",
    cause:
      "naming: camelCase would give two properties of an object the same name, or one no name at all.",
    fix: "Write naming: wire.",
  },
  "unsupported-openapi": {
    title: "Another version of OpenAPI",
    cause:
      "Specs are OpenAPI 3.1, and `add` reads 3.0 and 3.2 besides; Swagger 2.0 and other versions say things differently.",
    fix: "Convert the document to OpenAPI 3.1, or cut the spec out of another one with `linkmint add`.",
  },
  "unsupported-operation": {
    title: "An operation that cannot mint",
    cause:
      "x-link-token stands in an options, head or trace operation; or an operation has a method that OpenAPI 3.2 added, which packages do not send.",
    fix: "Move x-link-token to the operation that mints link tokens, or name that one.",
  },
  "unsupported-parameter": parameterErrors["unsupported-parameter"],
  "unsupported-pointer": {
    title: "A pointer that cannot be checked",
    cause: "A JSON Pointer leads more than three levels deep, or through a key with / or ~.",
    fix: "Point to something nearer.",
  },
  "unsupported-reference": {
    title: "A reference that is not looked up",
    cause:
      "A $ref stands in place of something other than a schema, leads into a schema or to something else, or has keys beside it that would be lost.",
    fix: "Write what it refers to in its place, or give the schema a name of its own.",
  },
  "unsupported-security": {
    title: "Authentication that packages cannot do",
    cause:
      "An operation does not authenticate by http basic or bearer, OAuth client credentials, or keys in headers and the query, filled by the client's options; or what describes that is incomplete.",
    fix: "Describe one or several such ways; the line's own remedy says what is missing.",
  },
  "unsupported-server": {
    title: "A server that packages cannot use",
    cause:
      "There is no server, its URL is not absolute and https without variables, query or credentials, or an operation has servers of its own.",
    fix: "Write the whole https address under the document's servers.",
  },
} as const satisfies Readonly<Partial<Record<DiagnosticCode, CatalogEntry>>>;
