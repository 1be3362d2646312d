import { quote, quoteList } from "../../diagnostics/quote.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";
import { clausesAfter } from "../prose.js";
import { allProperties, requestProperties, type ReachedProperty } from "../reached-properties.js";

const listing =
  /\b(?:(?:must|can|has to|should) be (?:either|one of)|(?:possible|allowed|valid|accepted|permitted) values(?: are| include)?|one of the following)\b/giu;

/** Values that a description lists for a text are an enum, and a list that it calls incomplete is open. */
export function* proseValues(context: LintContext): Iterable<Problem> {
  for (const { name, target, description } of requestProperties(context)) {
    if (description === undefined || target?.type !== "string" || saysValues(target)) continue;
    const values = clausesAfter(description.text, listing).flatMap((clause) =>
      [...clause.matchAll(/[`"]([\w.-]+)[`"]/gu)].map(([, value = ""]) => value),
    );
    if (new Set(values).size < 2) continue;
    yield {
      code: "unlisted-values",
      pointer: description.pointer,
      message: `The description of ${quote(name)} lists the values ${quoteList([...new Set(values)], "and")}, and the schema takes any text.`,
      help: `add enum: [${values.slice(0, 3).join(", ")}${values.length > 3 ? ", …" : ""}] to its schema`,
    };
  }
  yield* openLists(context);
}

function saysValues(schema: NonNullable<ReachedProperty["target"]>): boolean {
  const { enum: members, const: constant, pattern, format, anyOf, oneOf, allOf } = schema;
  return [members, constant, pattern, format, anyOf, oneOf, allOf].some(
    (keyword) => keyword !== undefined,
  );
}

const incomplete =
  /\b(?:non-?exhaustive|not (?:an )?exhaustive|not (?:a )?complete list|(?:may|can|will|might) be (?:extended|added)|(?:more|new|other|further|additional) (?:values|members|ones|options) (?:may|can|will|might)\b)/iu;

function* openLists(context: LintContext): Iterable<Problem> {
  const seen = new Set<string>();
  for (const { name, target, description } of allProperties(context)) {
    if (description === undefined || target === undefined || seen.has(description.pointer))
      continue;
    if (!incomplete.test(description.text)) continue;
    const list = target.enum === undefined ? target.items : target;
    if (list?.enum === undefined || list["x-link-open-enum"] !== undefined) continue;
    seen.add(description.pointer);
    yield {
      code: "undeclared-open-enum",
      pointer: description.pointer,
      message: `The description of ${quote(name)} says that its list is not complete, and the enum is closed.`,
      help: "add x-link-open-enum: true beside the enum",
    };
  }
}
