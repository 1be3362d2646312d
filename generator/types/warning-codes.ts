import type { CodeText } from "./error-codes.js";

/** What Redocly's rules find in a document, whoever reads it; what to do is the remedy of its diagnostics, too. */
export const openApiWarnings = {
  "openapi-no-enum-type-mismatch": `An enum member of another type.
    A member of an enum is none of the types that stand beside it, so that strictly nothing fits.
    Correct the member, as with quotes around a number that is text, or the type.`,
  "openapi-no-example-value-and-externalValue": `An example in two locations.
    An example has both a value and an externalValue, which exclude each other (OpenAPI 3.1, 4.8.19).
    Leave one of the two.`,
  "openapi-no-identical-paths": `Two paths that are one.
    Two paths differ in the names of their parameters alone, so that nothing says which one is meant.
    Make one of the two, or tell them apart.`,
  "openapi-no-invalid-media-type-examples": `An example of a body that its schema refuses.
    An example is not what the body's schema says; that of a request, to the letter: formats and lengths count, too.
    Correct the example, or the schema.`,
  "openapi-no-invalid-parameter-examples": `An example of a parameter that its schema refuses.
    A parameter's example is not what its schema says.
    Correct the example, or the schema.`,
  "openapi-no-invalid-schema-examples": `An example that its own schema refuses.
    A value under a schema's examples is not what the schema says.
    Correct the example, or the schema.`,
  "openapi-no-schema-type-mismatch": `Keywords that belong to another type.
    A schema has properties without being an object, or items without being an array.
    Correct the type, or remove the keyword.`,
  "openapi-no-server-trailing-slash": `A server that ends in a slash.
    A path is appended to a server's URL, and begins with a slash itself.
    Remove the slash at the end; \`linkmint lint --fix\` does.`,
  "openapi-no-unused-components": `A component that nothing refers to.
    A component is defined, and no $ref leads to it.
    Remove it, or refer to it.`,
  "openapi-operation-parameters-unique": `A parameter that is there twice.
    An operation or a path has two parameters of one name in one location.
    Remove or rename one of them.`,
  "openapi-path-declaration-must-exist": `A path with an empty parameter.
    A path has braces with no name between them.
    Name the parameter.`,
  "openapi-path-parameters-defined": `A path parameter on one side alone.
    A path names a parameter that nothing describes, or a parameter in: path does not stand in the path.
    Add the parameter, or correct its name.`,
  "openapi-security-defined": `An operation that says nothing of security.
    Neither the operation nor the document has a security, so that it seems to need none.
    Name its security schemes, or write security: [] where it really needs none.`,
  "openapi-struct": `Something that OpenAPI does not have there.
    A key is unknown, missing or of the wrong type for an OpenAPI 3.1 object.
    Write what OpenAPI 3.1 asks for at this location.`,
} as const satisfies Readonly<Record<string, CodeText>>;

/** A code of what Redocly's rules find. */
export type OpenApiCode = keyof typeof openApiWarnings;

/** What is merely suspicious: it is said, and stands in the way of nothing. */
export const warnings = {
  ...openApiWarnings,
  "contradicting-lifetime": `A lifetime that the descriptions contradict.
    expiresAt documents one length of time, and the description of the operation or of the token names another.
    Correct the one that is wrong.`,
  "contradicting-schema": `A schema that contradicts itself.
    A least is above its most, an enum is empty or has a member twice, required has a name twice, a default is not what its schema takes, or a pattern is no regular expression of JavaScript.
    Correct what the message names.`,
  "departing-case": `An enum member whose case departs from the others.
    Two members of an enum differ in case alone, or one is written in another case than all the rest: mostly a slip of the pen, which the provider would refuse.
    Write the member as the provider does; where it does so, say that with x-link-allow.`,
  "missing-description": `Something exported that nothing describes.
    A property of a request or a response, or an operation, has no description, so that editors have nothing to show for it.
    Describe it in your own words.`,
  "undecided-result": `A result with neither token nor URL.
    x-link-token does not say yet where the success body holds what it mints. The package has no createLinkToken until it does.
    Add result.token or result.url, with a JSON Pointer into the success body, or result: null where the operation mints nothing.`,
  "undecided-security": `An operation that does not say how it authenticates.
    Neither the operation nor the document names a security scheme. The package has no option for a credential and sends none, until one does.
    Name a security scheme under security; where the API really takes no credentials, say that with x-link-allow.`,
  "undeclared-lifetime": `A token that lives nobody knows how long.
    An operation's result has no expiresAt, so that its callers cannot tell when to mint a new token.
    Add result.expiresAt; where the provider says nothing, say that with x-link-allow.`,
  "undeclared-open-enum": `An enum that its description calls incomplete.
    The description says that values may be added, and the types of requests refuse what the enum does not list.
    Add x-link-open-enum: true beside the enum.`,
  "unenforced-exclusion": `Prose that excludes what nothing excludes.
    A description says that a property must not go together with another one, and neither a mode nor the schema says so.
    Give a mode a forbidden property, or the schema a rule with not.`,
  "unenforced-requirement": `Prose that requires what nothing requires.
    A description says that a property is required when another one is there or has a value, and neither a mode nor the schema says so.
    Give the schema an if and a then, or dependentRequired; or a mode the property under required.`,
  "unfit-response": `A response that the mock cannot make up.
    What the mock adds to a success, as the schema requires it and no example has it, is refused by the schema itself, as by a pattern.
    Give the response an example that has it.`,
  "unlisted-values": `Values that stand in the prose alone.
    A description lists the values that a text may have, and the schema has no enum, so that any text compiles.
    Add the values as an enum.`,
  "unmarked-secret": `A secret that errors would show.
    A request's property is called like a secret, and is not marked as one, so that errors and hooks show what a caller put into it.
    Add x-link-sensitive: true to it; where it is none, say that with x-link-allow.`,
  "unread-retry-codes": `Retry codes that nothing is compared with.
    A failure with one of these codes is to be sent again, and nothing says where a failure has its code, so that it never is.
    Point error.code at the code, or remove retry.codes.`,
  "unused-allowance": `An x-link-allow that allows nothing.
    Nothing at or below its location gives a warning of that code.
    Remove it, or move it to what it is about.`,
  "unused-credential": `A security scheme that no operation uses.
    components.securitySchemes has a scheme that is named by neither the document's security nor an operation's.
    Name it under security, or remove it.`,
} as const satisfies Readonly<Record<string, CodeText>>;

/** A code of a warning. */
export type WarningCode = keyof typeof warnings;

export const warningCodes = Object.keys(warnings) as WarningCode[];
