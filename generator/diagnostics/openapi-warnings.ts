import type { OpenApiCode } from "../types/warning-codes.js";
import type { CatalogEntry } from "./catalog-entry.js";

/** What each finding of Redocly's rules means; its fix is the remedy of its diagnostics, too. */
export const openApiWarnings: Readonly<Record<OpenApiCode, CatalogEntry>> = {
  "openapi-no-enum-type-mismatch": {
    title: "An enum member of another type",
    cause:
      "A member of an enum is none of the types that stand beside it, so that strictly nothing fits.",
    fix: "Correct the member, as with quotes around a number that is text, or the type.",
  },
  "openapi-no-example-value-and-externalValue": {
    title: "An example in two places",
    cause:
      "An example has both a value and an externalValue, which exclude each other (OpenAPI 3.1, 4.8.19).",
    fix: "Leave one of the two.",
  },
  "openapi-no-identical-paths": {
    title: "Two paths that are one",
    cause:
      "Two paths differ in the names of their parameters alone, so that nothing says which one is meant.",
    fix: "Make one of the two, or tell them apart.",
  },
  "openapi-no-invalid-media-type-examples": {
    title: "An example of a body that its schema refuses",
    cause:
      "An example is not what the body's schema says; that of a request, to the letter: formats and lengths count, too.",
    fix: "Correct the example, or the schema.",
  },
  "openapi-no-invalid-parameter-examples": {
    title: "An example of a parameter that its schema refuses",
    cause: "A parameter's example is not what its schema says.",
    fix: "Correct the example, or the schema.",
  },
  "openapi-no-invalid-schema-examples": {
    title: "An example that its own schema refuses",
    cause: "A value under a schema's examples is not what the schema says.",
    fix: "Correct the example, or the schema.",
  },
  "openapi-no-schema-type-mismatch": {
    title: "Keywords that belong to another type",
    cause: "A schema has properties without being an object, or items without being an array.",
    fix: "Correct the type, or remove the keyword.",
  },
  "openapi-no-server-trailing-slash": {
    title: "A server that ends in a slash",
    cause: "A path is appended to a server's URL, and begins with a slash itself.",
    fix: "Remove the slash at the end; `linkmint lint --fix` does.",
  },
  "openapi-no-unused-components": {
    title: "A component that nothing refers to",
    cause: "A component is defined, and no $ref leads to it.",
    fix: "Remove it, or refer to it.",
  },
  "openapi-operation-parameters-unique": {
    title: "A parameter that is there twice",
    cause: "An operation or a path has two parameters of one name in one place.",
    fix: "Remove or rename one of them.",
  },
  "openapi-path-declaration-must-exist": {
    title: "A path with an empty parameter",
    cause: "A path has braces with no name between them.",
    fix: "Name the parameter.",
  },
  "openapi-path-parameters-defined": {
    title: "A path parameter on one side alone",
    cause:
      "A path names a parameter that nothing describes, or a parameter in: path does not stand in the path.",
    fix: "Add the parameter, or correct its name.",
  },
  "openapi-security-defined": {
    title: "An operation that says nothing of security",
    cause: "Neither the operation nor the document has a security, so that it seems to need none.",
    fix: "Name its security schemes, or write security: [] where it really needs none.",
  },
  "openapi-struct": {
    title: "Something that OpenAPI does not have there",
    cause: "A key is unknown, missing or of the wrong type for an OpenAPI 3.1 object.",
    fix: "Write what OpenAPI 3.1 asks for at this place.",
  },
};
