import type { Severity } from "./change-text.js";

/** What happens to a schema, and what it means to those who send its values and those who read them; a line each. */
type FactText =
  `${string}.\n${string}request ${Severity}: ${string}\n${string}response ${Severity}: ${string}`;

/**
 * What can happen to a schema; it means one thing where values are sent and another where they are read: what widens a
 * request narrows nobody, and the other way round in a response.
 */
export const schemaFacts = {
  "additional-properties-allowed": `Properties that are not listed are allowed.
    request minor: Nothing; \`extraBody\` or the object itself may carry more.
    response minor: Nothing, unless your code refuses properties that it does not know.`,
  "additional-properties-forbidden": `Properties that are not listed are refused.
    request major: Stop sending properties that the schema does not list.
    response minor: Nothing; there are fewer properties to expect.`,
  "alternative-added": `One more alternative.
    request minor: Nothing; there is one more form to send.
    response major: Handle the new form wherever the value is read.`,
  "alternative-removed": `One alternative less.
    request major: Send one of the forms that are left.
    response minor: Nothing; the code for that form may go.`,
  "became-deprecated": `It is deprecated.
    request minor: Nothing yet; stop sending it before it goes.
    response minor: Nothing yet; stop reading it before it goes.`,
  "became-not-nullable": `Null is no value any more.
    request major: Leave it out, or send a value, where you sent null.
    response minor: Nothing; the check for null may go.`,
  "became-nullable": `Null is a value.
    request minor: Nothing; null may be sent.
    response major: Handle null wherever the value is read.`,
  "became-sensitive": `It is redacted in errors and hooks.
    request patch: Nothing; errors and hooks do not show it any more.
    response patch: Nothing; errors and hooks do not show it any more.`,
  "composition-changed": `It is composed in another way, which cannot be compared.
    request major: Compare the two schemas by hand, and send what the new one asks for.
    response major: Compare the two schemas by hand, and read what the new one gives.`,
  "default-added": `A default.
    request minor: Nothing; the new text says what happens where it is left out.
    response patch: Nothing.`,
  "default-changed": `Another default.
    request major: Where you leave it out and rely on the old default, send that value.
    response patch: Nothing.`,
  "default-removed": `No default any more.
    request major: Where you leave it out and rely on the old default, send that value.
    response patch: Nothing.`,
  "enum-added": `The values are listed.
    request major: Send one of the listed values.
    response minor: Nothing; there are fewer values to expect.`,
  "enum-closed": `The list of values is complete.
    request major: Send listed values only.
    response minor: Nothing; there are fewer values to expect.`,
  "enum-member-added": `One more value.
    request minor: Nothing; there is one more value to send.
    response major: Handle the new value wherever the values are told apart.`,
  "enum-member-removed": `One value less.
    request major: Send another value.
    response minor: Nothing; the code for that value may go.`,
  "enum-opened": `The list of values is open.
    request minor: Nothing; values that are not listed may be sent.
    response minor: Nothing, if your code has a branch for values that it does not know.`,
  "enum-removed": `The values are not limited.
    request minor: Nothing; other values may be sent.
    response major: Handle values that you do not know wherever they are told apart.`,
  "format-changed": `Another format.
    request major: Send the value in the new format.
    response major: Read the value in the new format.`,
  "format-narrowed": `A narrower format.
    request major: Send values of that format only.
    response minor: Nothing; the format says more about the values.`,
  "format-widened": `A wider format.
    request minor: Nothing; other values may be sent.
    response major: Handle values that the old format did not have.`,
  "limit-loosened": `A looser limit.
    request minor: Nothing; the old values still do.
    response minor: Nothing, unless your code or your storage relies on the old limit.`,
  "limit-tightened": `A tighter limit.
    request major: Send values within the new limit.
    response patch: Nothing; the values keep to the old limit.`,
  "no-longer-deprecated": `It is not deprecated any more.
    request patch: Nothing.
    response patch: Nothing.`,
  "no-longer-sensitive": `It is not redacted any more.
    request patch: Nothing, if errors and hooks may show it.
    response patch: Nothing, if errors and hooks may show it.`,
  "open-enum-member-added": `One more value of an open list.
    request minor: Nothing; there is one more value to send.
    response minor: Nothing, if your code has a branch for values that it does not know.`,
  "pattern-changed": `Another pattern.
    request major: Send values that match the new pattern.
    response minor: Nothing, unless your code matches the old pattern.`,
  "property-added": `One more property.
    request minor: Nothing; it may be left out.
    response minor: Nothing; there is one more property to read.`,
  "property-became-optional": `A property is optional.
    request minor: Nothing; it may be left out.
    response major: Handle its absence wherever it is read.`,
  "property-became-required": `A property is required.
    request major: Send it in every call.
    response minor: Nothing; the check for its absence may go.`,
  "property-removed": `One property less.
    request major: Stop sending it.
    response major: Stop reading it.`,
  "required-property-added": `One more property, which is required.
    request major: Send it in every call.
    response minor: Nothing; there is one more property to read.`,
  "rule-added": `A rule that depends on values.
    request major: Keep to the new rule.
    response patch: Nothing.`,
  "rule-changed": `Another rule that depends on values.
    request major: Keep to the new rule.
    response patch: Nothing.`,
  "rule-removed": `A rule less that depends on values.
    request minor: Nothing; more values are allowed.
    response patch: Nothing.`,
  "type-changed": `Another type.
    request major: Send a value of the new type.
    response major: Read a value of the new type.`,
  "type-narrowed": `A narrower type.
    request major: Send values of the types that are left.
    response minor: Nothing; the code for the other types may go.`,
  "type-widened": `A wider type.
    request minor: Nothing; other types may be sent.
    response major: Handle the new types wherever the value is read.`,
} as const satisfies Readonly<Record<string, FactText>>;
