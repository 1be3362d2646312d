/** What a code of a problem means: as a title, the cause behind it, and what to do; a line each. */
export type CodeText = `${string}.\n${string}\n${string}.`;

/** Each problem that has to be solved before anything is generated. */
export const errorCodes = {
  "alias-bomb": `YAML aliases that add too much.
    Aliases within aliases make a short file stand for more than 100,000 further values.
    Write the values out, or name schemas under components.schemas and refer to them.`,
  "ambiguous-mode": `Two modes that take the same inputs.
    Two modes of an operation have the same rules, and differ in lifetime or lack a method of their own, so nothing says which one an input means.
    Give one of them a rule that tells them apart, or make one mode of the two.`,
  "circular-reference": `A schema that refers to itself without an object or a list in between.
    Nothing says what its values are: a schema reaches itself through $ref, allOf, anyOf or oneOf alone.
    Put the inner reference under a property or items, or leave it out.`,
  "clashing-parameter": `A parameter whose name is taken.
    The input of a method is flat: a parameter has the name of a property of the body, or of another parameter; or its header is filled by a security scheme or the idempotency header.
    Give it another name: x-link-parameter: { name: locale }; or remove what fills the same header.`,
  "conflicting-mode": `A mode that no input can meet.
    A mode forbids what it or the schema requires, asks for what the wrapper does not offer, names a property twice, or has an empty group.
    Correct the mode's lists.`,
  "duplicate-environment": `Environments that share something.
    Two servers have the same environment name, are both the default, or claim keys with the same prefix.
    Give each its own, and leave default: true to one.`,
  "duplicate-method": `A method name that is taken.
    Two methods of a client have the same name, one is called as a group of others, or one is called createLinkToken, which every client has.
    Give the method another name.`,
  "duplicate-operation-id": `Two operations with one operationId.
    OpenAPI asks for unique ids, and types are found by them.
    Give one of the operations another id.`,
  "duplicate-option": `An option name that is taken.
    Two credentials have the same option, or an option that every client has, such as baseUrl.
    Give the credential another option.`,
  "duplicate-parameter": `A parameter that is listed twice.
    Two items of parameters have the same name and stand in the same location (OpenAPI 3.1, 4.8.12).
    Remove one of the two.`,
  "duplicate-provider": `Two specs for one provider.
    A file's name without its extension is the provider's key, and two files have the same.
    Remove or rename one of the files.`,
  "duplicate-variable": `An environment variable with two meanings.
    One variable is read for two credentials, or for a credential and the environment or base URL.
    Give one of them another variable.`,
  "existing-spec": `Provider that has a spec.
    A spec was to be added for a provider whose spec lies in the folder of specs already.
    Keep the old one and write the new one elsewhere with --specs, or delete the old one first.`,
  "external-reference": `A reference to another file.
    A $ref leads out of the spec; every spec is one file.
    Copy what it refers to into components.schemas, and refer to it there.`,
  "foreign-file": `A file of somebody else's is in the way.
    A file lies where one of a package belongs, or below its src, where it would be compiled and published along, and linkmint did not write it: it is not in the package's manifest and does not carry linkmint's header.
    Move that file elsewhere or delete it, or choose another output folder with --out.`,
  "invalid-answer": `A response that has none of the forms it may have.
    A flag of \`add\` answers a question with something that is no pointer, expiry or address.
    Write it as the help of \`linkmint add\` shows.`,
  "invalid-config": `A configuration that cannot be used.
    A linkmint.config file cannot be loaded, has an unknown key or a value of the wrong type, names a provider without a spec, or places packages where they would mix with other files; or a file that init would add to does not parse.
    Correct the file at the location that is named.`,
  "invalid-duration": `A lifetime that is no length of time.
    A lifetime is no ISO 8601 duration, is zero or longer than a century, or counts in months or years, which have no fixed length.
    Write weeks, days, hours, minutes or seconds, such as PT30M.`,
  "invalid-example": `A request example that would be refused.
    Examples become samples in the README. This one does not fit the schema, or no mode.
    Correct the example, or the schema or mode where those are wrong.`,
  "invalid-extension": `An x-link value of the wrong form.
    A value under an x-link-* key has the wrong type, is not among the choices, or lacks something.
    Write what the message asks for.`,
  "invalid-header": `A header that HTTP cannot carry.
    A header's name is no token of RFC 9110, or its constant value holds more than visible ASCII.
    Correct the name or the value.`,
  "invalid-name": `A name that cannot be written in code.
    A name becomes an identifier, a folder or an environment variable, and this one cannot, or means something else already.
    Choose another name of the form that the message shows.`,
  "invalid-omit": `A property that cannot be left out.
    \`omit\` names a part of a property, or a property that the request body requires.
    Omit whole, optional properties only.`,
  "invalid-openapi": `A value that OpenAPI does not allow.
    A part of the document has the wrong type, or something is missing that OpenAPI asks for.
    Write what the message asks for.`,
  "invalid-parameter": `A parameter that is not described well.
    It has no name, does not say where it stands, stands in the path without being required, or its constant does not fit its schema.
    Correct the parameter.`,
  "invalid-path": `A path that cannot follow a server's URL.
    A path does not begin with a slash, or holds characters that a URL's path cannot hold.
    Start the path with / and leave out query, fragment and spaces.`,
  "invalid-widget": `A widget that does not fit its operation.
    It opens what the operation does not mint, its code does not parse or does not use what it opens or exchanges, its exchange is no operation of the spec, or its package, version and import do not belong together.
    Correct the key that is named.`,
  "invalid-yaml": `Not YAML, or more than JSON.
    The file is no YAML 1.2, has a key twice, or holds what JSON cannot: another document, tags, NaN, values nested too deeply.
    Correct the YAML at the location shown.`,
  "missing-operation-id": `An operation without operationId.
    Types and constants are named after the operation's id.
    Add an operationId.`,
  "missing-parameter": `A part of the path that nothing fills.
    The path has a {name} for which there is no path parameter.
    Add the parameter: { name, in: path, required: true, schema }.`,
  "missing-primary": `No operation for createLinkToken.
    No operation has an x-link-token, or several have one and none is primary.
    Add x-link-token to an operation, and primary: true where there are several.`,
  "missing-provider": `A spec that does not name its provider.
    info has no x-link-provider.
    Add it, with the provider's name and the client's.`,
  "missing-schema": `A body without a schema.
    A request or success body is JSON, and nothing says of what form.
    Add the body's schema.`,
  "mistyped-pointer": `A pointer to a value of the wrong type.
    A result's pointer leads to something that the result cannot be, such as an object for a token.
    Point to another property, or correct its type in the schema.`,
  "no-specs": `No specs to read.
    The folder of specs does not exist, cannot be read, or holds no YAML or JSON file.
    Name the folder that holds the specs.`,
  "not-openapi": `A file that is no OpenAPI document.
    The file has no openapi key at its top.
    Write an OpenAPI 3.1 document, or move the file out of the folder of specs.`,
  "recursive-alias": `A YAML alias inside its own anchor.
    The value would have no end.
    Name the schema under components.schemas and refer to it with $ref.`,
  "several-primaries": `Several operations for createLinkToken.
    More than one operation is primary.
    Leave primary: true to one of them.`,
  "too-many-warnings": `More warnings than a run may have.
    \`--max-warnings\`, or maxWarnings of the config, says how many warnings \`lint\`, \`generate\` and \`check\` take.
    Mend the specs, answer warnings that are wrong with x-link-allow, or allow more.`,
  "unknown-difference": `A recorded difference that nothing can be.
    info.x-link-differences has a code that no change between a spec and a document has, or names for one that adds nothing.
    Copy the entry that \`linkmint drift\` prints.`,
  "unknown-key": `A key that does not exist.
    A key of OpenAPI, JSON Schema or x-link-* is misspelt, or stands where it is not read.
    Correct or move the key.`,
  "unknown-mode-property": `A mode about a property that does not exist.
    A mode names a property that the request body's schema does not have.
    Correct the name, or add the property to the schema.`,
  "unknown-operation": `Operation that is not there.
    The provider's document has no operation of the name that was asked for.
    Write it as the document does: "POST /link/token", or its operationId.`,
  "unknown-pointer": `A pointer that leads nowhere.
    A JSON Pointer in x-link-token names something that the body's schema does not have.
    Correct the pointer, or describe the property in the schema.`,
  "unknown-property": `A rule about a property or a value that does not exist.
    required, dependentRequired, or a schema under if, then, else, not or contains, names a property that the object does not have, or a value that its enum does not list.
    Correct the name, or describe the property under properties.`,
  "unknown-provider": `A provider without a spec.
    A provider was asked for that has no file in the folder of specs.
    Correct the name, or add the spec.`,
  "unnamed-environment": `A server that cannot be picked.
    Where there are several servers, each needs an x-link-environment, and x-link-provider the name of their object.
    Add what is missing.`,
  "unreachable-document": `A document that cannot be downloaded.
    The address answers with an error, not in time, with too much, or over something else than https.
    Correct the address, or save the document and name the file with --from.`,
  "unreadable-spec": `A spec that cannot be read.
    The file is not UTF-8, holds a NUL byte, is no plain file or a link out of the folder of specs, or the system refuses to read it.
    Put the spec itself into the folder, saved as UTF-8, and check its permissions.`,
  "unresolved-reference": `A reference that leads nowhere.
    A $ref names something that the document does not have.
    Correct the $ref, or add what it names.`,
  "unsupported-body": `A body that packages cannot send or read.
    A request body is no object as JSON or as a form, or a success no JSON object and no text.
    Describe the body as application/json, or pick another operation.`,
  "unsupported-encoding": `A form property that packages cannot write.
    The encoding of a form is for no property of it, or in a style that is unknown.
    Name a property, and a style such as form or deepObject.`,
  "unsupported-naming": `Properties that camelCase makes one.
    naming: camelCase would give two properties of an object the same name, or one no name at all.
    Write naming: wire.`,
  "unsupported-openapi": `Another version of OpenAPI.
    Specs are OpenAPI 3.1, and \`add\` reads 3.0 and 3.2 besides; Swagger 2.0 and other versions say things differently.
    Convert the document to OpenAPI 3.1, or cut the spec out of another one with \`linkmint add\`.`,
  "unsupported-operation": `An operation that cannot mint.
    x-link-token stands in an options, head or trace operation; or an operation has a method that OpenAPI 3.2 added, which packages do not send.
    Move x-link-token to the operation that mints link tokens, or name that one.`,
  "unsupported-parameter": `A parameter that cannot be sent.
    It stands in a cookie, holds another document, has a style that its location does not have, or nests lists and objects; or it is a header that OpenAPI ignores among parameters: Authorization, Accept or Content-Type.
    Write what the message says; where the operation works without the parameter, x-link-parameter: { omit: true }.`,
  "unsupported-pointer": `A pointer that cannot be checked.
    A JSON Pointer leads more than three levels deep, or through a key with / or ~.
    Point to something nearer.`,
  "unsupported-reference": `A reference that is not looked up.
    A $ref stands in place of something other than a schema, leads into a schema or to something else, or has keys beside it that would be lost.
    Write what it refers to in its place, or give the schema a name of its own.`,
  "unsupported-security": `Authentication that packages cannot do.
    An operation does not authenticate by http basic or bearer, OAuth client credentials, or keys in headers and the query, filled by the client's options; or what describes that is incomplete.
    Describe one or several such ways; the line's own remedy says what is missing.`,
  "unsupported-server": `A server that packages cannot use.
    There is no server, its URL is not absolute and https without variables, query or credentials, or an operation has servers of its own.
    Write the whole https address under the document's servers.`,
  "unused-parameter": `A path parameter that the path has no place for.
    There is no {name} in the path for it.
    Write it into the path, or remove the parameter.`,
  "unwritable-output": `Output that cannot be written.
    The system refuses to write a file, or writing it would be dangerous.
    Choose another output folder, or correct its permissions.`,
} as const satisfies Readonly<Record<string, CodeText>>;

/** A code of a problem that has to be solved before anything is generated. */
export type ErrorCode = keyof typeof errorCodes;
