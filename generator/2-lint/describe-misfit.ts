import type * as v from "valibot";
import { quote, quoteList } from "../diagnostics/quote.js";
import { suggest } from "../diagnostics/suggest.js";
import { describeValue, isRecord } from "./describe-value.js";

/** What an issue of valibot says of a value, after its name and before the full stop, and the remedy. */
export function describeMisfit(
  issue: v.BaseIssue<unknown>,
  schema: unknown,
): { message: string; help: string } {
  const { input } = issue;
  switch (issue.type) {
    case "picklist":
      return describeChoice(input, schema);
    case "starts_with":
      return {
        message: issue.message,
        help: `write ${quote(`/${String(input).replaceAll(".", "/")}`)}`,
      };
    case "min_value":
      return { message: "must not be negative", help: "write 0 or more" };
    case "integer":
      return { message: "has to be a whole number", help: "write a whole number" };
    case "non_empty":
      return { message: issue.message, help: "give it a value, or remove the key" };
    default:
      return issue.kind === "schema"
        ? describeType(issue)
        : { message: issue.message, help: "correct the value" };
  }
}

function describeChoice(input: unknown, schema: unknown): { message: string; help: string } {
  const options =
    isRecord(schema) && Array.isArray(schema.options) ? schema.options.map(String) : [];
  const near = suggest(String(input), options);
  const choices = quoteList(options, "or");
  return {
    message: `has to be ${choices}, and is ${describeValue(input)}`,
    help: near === undefined ? `write ${choices}` : `did you mean ${near}?`,
  };
}

const typeNames: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  literal: "true",
  record: "a mapping",
  strict_object: "a mapping",
};

function describeType({ type, input }: v.BaseIssue<unknown>): { message: string; help: string } {
  const wanted = typeNames[type] ?? type;
  const quotable = type === "string" && (typeof input === "number" || typeof input === "boolean");
  return {
    message: `has to be ${wanted}, and is ${describeValue(input)}`,
    help: quotable ? `put it in quotes: "${input}"` : `write ${wanted}`,
  };
}
