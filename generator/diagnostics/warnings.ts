import type { OpenApiCode, WarningCode } from "../types/warning-codes.js";
import type { CatalogEntry } from "./catalog-entry.js";

/** What each warning of ours means. */
export const warnings: Readonly<Record<Exclude<WarningCode, OpenApiCode>, CatalogEntry>> = {
  "contradicting-lifetime": {
    title: "A lifetime that the descriptions contradict",
    cause:
      "expiresAt documents one length of time, and the description of the operation or of the token names another.",
    fix: "Correct the one that is wrong.",
  },
  "departing-case": {
    title: "An enum member whose case departs from the others",
    cause:
      "Two members of an enum differ in case alone, or one is written in another case than all the rest: mostly a slip of the pen, which the provider would refuse.",
    fix: "Write the member as the provider does; where it does so, say that with x-link-allow.",
  },
  "missing-description": {
    title: "Something exported that nothing describes",
    cause:
      "A property of a request or an answer, or an operation, has no description, so that editors have nothing to show for it.",
    fix: "Describe it in your own words.",
  },
  "undecided-result": {
    title: "A result with neither token nor URL",
    cause:
      "x-link-token does not say yet where the success body holds what it mints. The package has no createLinkToken until it does.",
    fix: "Add result.token or result.url, with a JSON Pointer into the success body, or result: null where the operation mints nothing.",
  },
  "undecided-security": {
    title: "An operation that does not say how it authenticates",
    cause:
      "Neither the operation nor the document names a security scheme. The package has no option for a credential and sends none, until one does.",
    fix: "Name a security scheme under security; where the API really takes no credentials, say that with x-link-allow.",
  },
  "undeclared-lifetime": {
    title: "A token that lives nobody knows how long",
    cause:
      "An operation's result has no expiresAt, so that its callers cannot tell when to mint a new token.",
    fix: "Add result.expiresAt; where the provider says nothing, say that with x-link-allow.",
  },
  "undeclared-open-enum": {
    title: "An enum that its description calls incomplete",
    cause:
      "The description says that values may be added, and the types of requests refuse what the enum does not list.",
    fix: "Add x-link-open-enum: true beside the enum.",
  },
  "unenforced-exclusion": {
    title: "Prose that excludes what nothing excludes",
    cause:
      "A description says that a property must not go together with another one, and neither a mode nor the schema says so.",
    fix: "Give a mode a forbidden property, or the schema a rule with not.",
  },
  "unenforced-requirement": {
    title: "Prose that requires what nothing requires",
    cause:
      "A description says that a property is required when another one is there or has a value, and neither a mode nor the schema says so.",
    fix: "Give the schema an if and a then, or dependentRequired; or a mode the property under required.",
  },
  "unlisted-values": {
    title: "Values that stand in the prose alone",
    cause:
      "A description lists the values that a text may have, and the schema has no enum, so that any text compiles.",
    fix: "Add the values as an enum.",
  },
  "unmarked-secret": {
    title: "A secret that errors would show",
    cause:
      "A request's property is called like a secret, and is not marked as one, so that errors and hooks show what a caller put into it.",
    fix: "Add x-link-sensitive: true to it; where it is none, say that with x-link-allow.",
  },
  "unread-retry-codes": {
    title: "Retry codes that nothing is compared with",
    cause:
      "A failure with one of these codes is to be sent again, and nothing says where a failure has its code, so that it never is.",
    fix: "Point error.code at the code, or remove retry.codes.",
  },
  "unused-allowance": {
    title: "An x-link-allow that allows nothing",
    cause: "Nothing at or below its place gives a warning of that code.",
    fix: "Remove it, or move it to what it is about.",
  },
  "unused-credential": {
    title: "A security scheme that no operation uses",
    cause:
      "components.securitySchemes has a scheme that is named by neither the document's security nor an operation's.",
    fix: "Name it under security, or remove it.",
  },
};
