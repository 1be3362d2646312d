import type { DiagnosticCode } from "../types/diagnostic.js";
import type { CatalogEntry } from "./catalog-entry.js";
import { openApiWarnings } from "./openapi-warnings.js";
import { parameterErrors } from "./parameter-errors.js";
import { unsupported } from "./unsupported.js";
import { warnings } from "./warnings.js";

/** What each code means: as a title, the cause behind it, and what to do. */
export const catalog: Readonly<Record<DiagnosticCode, CatalogEntry>> = {
  "alias-bomb": {
    title: "YAML aliases that add too much",
    cause: "Aliases within aliases make a short file stand for more than 100,000 further values.",
    fix: "Write the values out, or name schemas under components.schemas and refer to them.",
  },
  "ambiguous-mode": {
    title: "Two modes that take the same inputs",
    cause:
      "Two modes of an operation have the same rules, and differ in lifetime or lack a method of their own, so nothing says which one an input means.",
    fix: "Give one of them a rule that tells them apart, or make one mode of the two.",
  },
  "circular-reference": {
    title: "A schema that refers to itself without an object or a list in between",
    cause:
      "Nothing says what its values are: a schema reaches itself through $ref, allOf, anyOf or oneOf alone.",
    fix: "Put the inner reference under a property or items, or leave it out.",
  },
  "clashing-parameter": parameterErrors["clashing-parameter"],
  "conflicting-mode": {
    title: "A mode that no input can meet",
    cause:
      "A mode forbids what it or the schema requires, asks for what the wrapper does not offer, names a property twice, or has an empty group.",
    fix: "Correct the mode's lists.",
  },
  "duplicate-environment": {
    title: "Environments that share something",
    cause:
      "Two servers have the same environment name, are both the default, or claim keys with the same prefix.",
    fix: "Give each its own, and leave default: true to one.",
  },
  "duplicate-method": {
    title: "A method name that is taken",
    cause:
      "Two methods of a client have the same name, one is called as a group of others, or one is called createLinkToken, which every client has.",
    fix: "Give the method another name.",
  },
  "duplicate-operation-id": {
    title: "Two operations with one operationId",
    cause: "OpenAPI asks for unique ids, and types are found by them.",
    fix: "Give one of the operations another id.",
  },
  "duplicate-option": {
    title: "An option name that is taken",
    cause:
      "Two credentials have the same option, or an option that every client has, such as baseUrl.",
    fix: "Give the credential another option.",
  },
  "duplicate-parameter": parameterErrors["duplicate-parameter"],
  "duplicate-provider": {
    title: "Two specs for one provider",
    cause:
      "A file's name without its extension is the provider's key, and two files have the same.",
    fix: "Remove or rename one of the files.",
  },
  "duplicate-variable": {
    title: "An environment variable with two meanings",
    cause:
      "One variable is read for two credentials, or for a credential and the environment or base URL.",
    fix: "Give one of them another variable.",
  },
  "existing-spec": {
    title: "Provider that has a spec",
    cause: "A spec was to be added for a provider whose spec lies in the folder of specs already.",
    fix: "Keep the old one and write the new one elsewhere with --specs, or delete the old one first.",
  },
  "external-reference": {
    title: "A reference to another file",
    cause: "A $ref leads out of the spec; every spec is one file.",
    fix: "Copy what it refers to into components.schemas, and refer to it there.",
  },
  "foreign-file": {
    title: "A file of somebody else's is in the way",
    cause:
      "A file lies where one of a package belongs, or below its src, where it would be compiled and published along, and linkmint did not write it: it is not in the package's manifest and does not carry linkmint's header.",
    fix: "Move that file elsewhere or delete it, or choose another output folder with --out.",
  },
  "invalid-answer": {
    title: "An answer that has none of the forms it may have",
    cause:
      "A flag of `add` answers a question with something that is no pointer, expiry or address.",
    fix: "Write it as the help of `linkmint add` shows.",
  },
  "invalid-config": {
    title: "A configuration that cannot be used",
    cause:
      "A linkmint.config file cannot be loaded, has an unknown key or a value of the wrong type, names a provider without a spec, or places packages where they would mix with other files; or a file that init would add to does not parse.",
    fix: "Correct the file at the place that is named.",
  },
  "invalid-duration": {
    title: "A lifetime that is no length of time",
    cause:
      "A lifetime is no ISO 8601 duration, is zero or longer than a century, or counts in months or years, which have no fixed length.",
    fix: "Write weeks, days, hours, minutes or seconds, such as PT30M.",
  },
  "invalid-example": {
    title: "A request example that would be refused",
    cause: "Examples become samples in the README. This one does not fit the schema, or no mode.",
    fix: "Correct the example, or the schema or mode where those are wrong.",
  },
  "invalid-extension": {
    title: "An x-link value of the wrong form",
    cause:
      "A value under an x-link-* key has the wrong type, is not among the choices, or lacks something.",
    fix: "Write what the message asks for.",
  },
  "invalid-header": {
    title: "A header that HTTP cannot carry",
    cause:
      "A header's name is no token of RFC 9110, or its constant value holds more than visible ASCII.",
    fix: "Correct the name or the value.",
  },
  "invalid-name": {
    title: "A name that cannot be written in code",
    cause:
      "A name becomes an identifier, a folder or an environment variable, and this one cannot, or means something else already.",
    fix: "Choose another name of the form that the message shows.",
  },
  "invalid-omit": {
    title: "A property that cannot be left out",
    cause: "`omit` names a part of a property, or a property that the request body requires.",
    fix: "Omit whole, optional properties only.",
  },
  "invalid-openapi": {
    title: "A value that OpenAPI does not allow",
    cause:
      "A part of the document has the wrong type, or something is missing that OpenAPI asks for.",
    fix: "Write what the message asks for.",
  },
  "invalid-parameter": parameterErrors["invalid-parameter"],
  "invalid-path": {
    title: "A path that cannot follow a server's URL",
    cause: "A path does not begin with a slash, or holds characters that a URL's path cannot hold.",
    fix: "Start the path with / and leave out query, fragment and spaces.",
  },
  "invalid-yaml": {
    title: "Not YAML, or more than JSON",
    cause:
      "The file is no YAML 1.2, has a key twice, or holds what JSON cannot: another document, tags, NaN, values nested too deeply.",
    fix: "Correct the YAML at the place shown.",
  },
  "missing-operation-id": {
    title: "An operation without operationId",
    cause: "Types and constants are named after the operation's id.",
    fix: "Add an operationId.",
  },
  "missing-parameter": parameterErrors["missing-parameter"],
  "missing-primary": {
    title: "No operation for createLinkToken",
    cause: "No operation has an x-link-token, or several have one and none is primary.",
    fix: "Add x-link-token to an operation, and primary: true where there are several.",
  },
  "missing-provider": {
    title: "A spec that does not name its provider",
    cause: "info has no x-link-provider.",
    fix: "Add it, with the provider's name and the client's.",
  },
  "missing-schema": {
    title: "A body without a schema",
    cause: "A request or success body is JSON, and nothing says of what form.",
    fix: "Add the body's schema.",
  },
  "mistyped-pointer": {
    title: "A pointer to a value of the wrong type",
    cause:
      "A result's pointer leads to something that the result cannot be, such as an object for a token.",
    fix: "Point to another property, or correct its type in the schema.",
  },
  "no-specs": {
    title: "No specs to read",
    cause: "The folder of specs does not exist, cannot be read, or holds no YAML or JSON file.",
    fix: "Name the folder that holds the specs.",
  },
  "not-openapi": {
    title: "A file that is no OpenAPI document",
    cause: "The file has no openapi key at its top.",
    fix: "Write an OpenAPI 3.1 document, or move the file out of the folder of specs.",
  },
  "recursive-alias": {
    title: "A YAML alias inside its own anchor",
    cause: "The value would have no end.",
    fix: "Name the schema under components.schemas and refer to it with $ref.",
  },
  "several-primaries": {
    title: "Several operations for createLinkToken",
    cause: "More than one operation is primary.",
    fix: "Leave primary: true to one of them.",
  },
  "unknown-difference": {
    title: "A recorded difference that nothing can be",
    cause:
      "info.x-link-differences has a code that no change between a spec and a document has, or names for one that adds nothing.",
    fix: "Copy the entry that `linkmint drift` prints.",
  },
  "unknown-key": {
    title: "An x-link key that does not exist",
    cause: "A key is misspelt, or stands where it is not read.",
    fix: "Correct or move the key.",
  },
  "unknown-mode-property": {
    title: "A mode about a property that does not exist",
    cause: "A mode names a property that the request body's schema does not have.",
    fix: "Correct the name, or add the property to the schema.",
  },
  "unknown-operation": {
    title: "Operation that is not there",
    cause: "The provider's document has no operation of the name that was asked for.",
    fix: 'Write it as the document does: "POST /link/token", or its operationId.',
  },
  "unknown-pointer": {
    title: "A pointer that leads nowhere",
    cause: "A JSON Pointer in x-link-token names something that the body's schema does not have.",
    fix: "Correct the pointer, or describe the property in the schema.",
  },
  "unknown-provider": {
    title: "A provider without a spec",
    cause: "A provider was asked for that has no file in the folder of specs.",
    fix: "Correct the name, or add the spec.",
  },
  "unnamed-environment": {
    title: "A server that cannot be picked",
    cause:
      "Where there are several servers, each needs an x-link-environment, and x-link-provider the name of their object.",
    fix: "Add what is missing.",
  },
  "unreachable-document": {
    title: "A document that cannot be downloaded",
    cause:
      "The address answers with an error, not in time, with too much, or over something else than https.",
    fix: "Correct the address, or save the document and name the file with --from.",
  },
  "unreadable-spec": {
    title: "A spec that cannot be read",
    cause: "The file is not UTF-8, or the system refuses to read it.",
    fix: "Save it as UTF-8, and check its permissions.",
  },
  "unresolved-reference": {
    title: "A reference that leads nowhere",
    cause: "A $ref names something that the document does not have.",
    fix: "Correct the $ref, or add what it names.",
  },
  ...unsupported,
  "unused-parameter": parameterErrors["unused-parameter"],
  "unwritable-output": {
    title: "Output that cannot be written",
    cause: "The system refuses to write a file, or writing it would be dangerous.",
    fix: "Choose another output folder, or correct its permissions.",
  },
  ...openApiWarnings,
  ...warnings,
};
