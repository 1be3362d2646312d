import type { SchemaFact, Severity } from "../../types/change.js";

/** What happens to a schema, and what it means to those who send it and those who read it. */
interface FactEntry {
  readonly title: string;
  readonly request: readonly [severity: Severity, action: string];
  readonly response: readonly [severity: Severity, action: string];
}

/** What changes of schemas mean: what widens a request narrows nobody, and the other way round in a response. */
export const schemaFacts: Readonly<Record<SchemaFact, FactEntry>> = {
  "additional-properties-allowed": {
    title: "Properties that are not listed are allowed",
    request: ["minor", "Nothing; `extraBody` or the object itself may carry more."],
    response: ["minor", "Nothing, unless your code refuses properties that it does not know."],
  },
  "additional-properties-forbidden": {
    title: "Properties that are not listed are refused",
    request: ["major", "Stop sending properties that the schema does not list."],
    response: ["minor", "Nothing; there are fewer properties to expect."],
  },
  "alternative-added": {
    title: "One more alternative",
    request: ["minor", "Nothing; there is one more form to send."],
    response: ["major", "Handle the new form wherever the value is read."],
  },
  "alternative-removed": {
    title: "One alternative less",
    request: ["major", "Send one of the forms that are left."],
    response: ["minor", "Nothing; the code for that form may go."],
  },
  "became-deprecated": {
    title: "It is deprecated",
    request: ["minor", "Nothing yet; stop sending it before it goes."],
    response: ["minor", "Nothing yet; stop reading it before it goes."],
  },
  "became-not-nullable": {
    title: "Null is no value any more",
    request: ["major", "Leave it out, or send a value, where you sent null."],
    response: ["minor", "Nothing; the check for null may go."],
  },
  "became-nullable": {
    title: "Null is a value",
    request: ["minor", "Nothing; null may be sent."],
    response: ["major", "Handle null wherever the value is read."],
  },
  "became-sensitive": {
    title: "It is redacted in errors and hooks",
    request: ["patch", "Nothing; errors and hooks do not show it any more."],
    response: ["patch", "Nothing; errors and hooks do not show it any more."],
  },
  "composition-changed": {
    title: "It is composed in another way, which cannot be compared",
    request: ["major", "Compare the two schemas by hand, and send what the new one asks for."],
    response: ["major", "Compare the two schemas by hand, and read what the new one gives."],
  },
  "default-added": {
    title: "A default",
    request: ["minor", "Nothing; the new text says what happens where it is left out."],
    response: ["patch", "Nothing."],
  },
  "default-changed": {
    title: "Another default",
    request: ["major", "Where you leave it out and rely on the old default, send that value."],
    response: ["patch", "Nothing."],
  },
  "default-removed": {
    title: "No default any more",
    request: ["major", "Where you leave it out and rely on the old default, send that value."],
    response: ["patch", "Nothing."],
  },
  "enum-added": {
    title: "The values are listed",
    request: ["major", "Send one of the listed values."],
    response: ["minor", "Nothing; there are fewer values to expect."],
  },
  "enum-closed": {
    title: "The list of values is complete",
    request: ["major", "Send listed values only."],
    response: ["minor", "Nothing; there are fewer values to expect."],
  },
  "enum-member-added": {
    title: "One more value",
    request: ["minor", "Nothing; there is one more value to send."],
    response: ["major", "Handle the new value wherever the values are told apart."],
  },
  "enum-member-removed": {
    title: "One value less",
    request: ["major", "Send another value."],
    response: ["minor", "Nothing; the code for that value may go."],
  },
  "enum-opened": {
    title: "The list of values is open",
    request: ["minor", "Nothing; values that are not listed may be sent."],
    response: ["minor", "Nothing, if your code has a branch for values that it does not know."],
  },
  "enum-removed": {
    title: "The values are not limited",
    request: ["minor", "Nothing; other values may be sent."],
    response: ["major", "Handle values that you do not know wherever they are told apart."],
  },
  "format-changed": {
    title: "Another format",
    request: ["major", "Send the value in the new format."],
    response: ["major", "Read the value in the new format."],
  },
  "format-narrowed": {
    title: "A narrower format",
    request: ["major", "Send values of that format only."],
    response: ["minor", "Nothing; the format says more about the values."],
  },
  "format-widened": {
    title: "A wider format",
    request: ["minor", "Nothing; other values may be sent."],
    response: ["major", "Handle values that the old format did not have."],
  },
  "limit-loosened": {
    title: "A looser limit",
    request: ["minor", "Nothing; the old values still do."],
    response: ["minor", "Nothing, unless your code or your storage relies on the old limit."],
  },
  "limit-tightened": {
    title: "A tighter limit",
    request: ["major", "Send values within the new limit."],
    response: ["patch", "Nothing; the values keep to the old limit."],
  },
  "no-longer-deprecated": {
    title: "It is not deprecated any more",
    request: ["patch", "Nothing."],
    response: ["patch", "Nothing."],
  },
  "no-longer-sensitive": {
    title: "It is not redacted any more",
    request: ["patch", "Nothing, if errors and hooks may show it."],
    response: ["patch", "Nothing, if errors and hooks may show it."],
  },
  "open-enum-member-added": {
    title: "One more value of an open list",
    request: ["minor", "Nothing; there is one more value to send."],
    response: ["minor", "Nothing, if your code has a branch for values that it does not know."],
  },
  "pattern-changed": {
    title: "Another pattern",
    request: ["major", "Send values that match the new pattern."],
    response: ["minor", "Nothing, unless your code matches the old pattern."],
  },
  "property-added": {
    title: "One more property",
    request: ["minor", "Nothing; it may be left out."],
    response: ["minor", "Nothing; there is one more property to read."],
  },
  "property-became-optional": {
    title: "A property is optional",
    request: ["minor", "Nothing; it may be left out."],
    response: ["major", "Handle its absence wherever it is read."],
  },
  "property-became-required": {
    title: "A property is required",
    request: ["major", "Send it in every call."],
    response: ["minor", "Nothing; the check for its absence may go."],
  },
  "property-removed": {
    title: "One property less",
    request: ["major", "Stop sending it."],
    response: ["major", "Stop reading it."],
  },
  "required-property-added": {
    title: "One more property, which is required",
    request: ["major", "Send it in every call."],
    response: ["minor", "Nothing; there is one more property to read."],
  },
  "rule-added": {
    title: "A rule that depends on values",
    request: ["major", "Keep to the new rule."],
    response: ["patch", "Nothing."],
  },
  "rule-changed": {
    title: "Another rule that depends on values",
    request: ["major", "Keep to the new rule."],
    response: ["patch", "Nothing."],
  },
  "rule-removed": {
    title: "A rule less that depends on values",
    request: ["minor", "Nothing; more values are allowed."],
    response: ["patch", "Nothing."],
  },
  "type-changed": {
    title: "Another type",
    request: ["major", "Send a value of the new type."],
    response: ["major", "Read a value of the new type."],
  },
  "type-narrowed": {
    title: "A narrower type",
    request: ["major", "Send values of the types that are left."],
    response: ["minor", "Nothing; the code for the other types may go."],
  },
  "type-widened": {
    title: "A wider type",
    request: ["minor", "Nothing; other types may be sent."],
    response: ["major", "Handle the new types wherever the value is read."],
  },
};
