import { quote, quoteList } from "../../diagnostics/quote.js";
import type { LintContext, Rule } from "../build-context.js";
import { usedParameters } from "../parameter-inputs.js";
import { keyProblem, type Problem, valueProblem } from "../../diagnostics/problem.js";
import { allProperties, type ReachedProperty, requestProperties } from "../reached-properties.js";
import { ruledProperties } from "../ruled-properties.js";

/** What descriptions say, and what names do. */
export const descriptionAdvice: readonly Rule[] = [
  describedExports,
  proseRequirements,
  proseValues,
  enumCases,
  markedSecrets,
];

/** Operations and properties are described: editors show the words. */
function* describedExports(context: LintContext): Iterable<Problem> {
  for (const { name, pointer, operation } of context.operations) {
    const words = (operation.summary ?? "") + (operation.description ?? "");
    if (words.trim() !== "") continue;
    yield keyProblem("missing-description", pointer, [
      `${name} has neither a summary nor a description.`,
      "add a summary in a few words",
    ]);
  }
  for (const { name, pointer, description, schema } of allProperties(context)) {
    if (description !== undefined || schema.const !== undefined) continue;
    yield keyProblem("missing-description", pointer, [
      `The property ${quote(name)} has no description.`,
      "add a description: what it is, and what it does where it is left out",
    ]);
  }
}

const requirement =
  /\b(?:required|mandatory|must be (?:set|given|sent|present|provided|specified|included|supplied)) (?:if|when|whenever|unless|with)\b/giu;

const exclusion =
  /\b(?:(?:must not|cannot|can't|may not) (?:be )?(?:set|used|given|sent|present|provided|specified|combined|included|supplied|passed)\b|mutually exclusive (?:with|to)\b|(?:invalid|not allowed|must be (?:blank|empty|left out|omitted)) (?:if|when|whenever|unless|with|without)\b)/giu;

/** What a description says of a property in view of another one, a mode or the schema says too. */
function* proseRequirements(context: LintContext): Iterable<Problem> {
  const properties = requestProperties(context);
  const names = new Set(properties.map(({ name }) => name));
  const ruled = ruledProperties(context);
  const seen = new Set<string>();
  for (const { name, description, schema, required: always } of properties) {
    if (description === undefined || always || ruled.has(name) || schema.readOnly === true)
      continue;
    if (seen.has(description.pointer)) continue;
    const { text, pointer } = description;
    const others = (pattern: RegExp): string[] =>
      clausesAfter(text, pattern)
        .flatMap((clause) => namesIn(clause, names))
        .filter((other) => other !== name);
    const required = others(requirement);
    const excluded = others(exclusion);
    if (required.length + excluded.length > 0) seen.add(pointer);
    if (required.length > 0) {
      yield valueProblem("unenforced-requirement", pointer, [
        `The description of ${quote(name)} requires it depending on ${quoteList(required, "and")}, and no rule does.`,
        "add a rule with if and then to the schema, or a mode that requires it",
      ]);
    }
    if (excluded.length > 0) {
      yield valueProblem("unenforced-exclusion", pointer, [
        `The description of ${quote(name)} says that it must not go with ${quoteList(excluded, "or")}, and no rule does.`,
        "let a mode forbid it, or add a rule with not to the schema",
      ]);
    }
  }
}

const listing =
  /\b(?:(?:must|can|has to|should) be (?:either|one of)|(?:possible|allowed|valid|accepted|permitted) values(?: are| include)?|one of the following)\b/giu;

/** Values that a description lists for a text are an enum, and a list that it calls incomplete is open. */
function* proseValues(context: LintContext): Iterable<Problem> {
  for (const { name, target, description } of requestProperties(context)) {
    if (description === undefined || target?.type !== "string" || saysValues(target)) continue;
    const values = clausesAfter(description.text, listing).flatMap((clause) =>
      [...clause.matchAll(/[`"]([\w.-]+)[`"]/gu)].map(([, value = ""]) => value),
    );
    if (new Set(values).size < 2) continue;
    yield valueProblem("unlisted-values", description.pointer, [
      `The description of ${quote(name)} lists the values ${quoteList([...new Set(values)], "and")}, and the schema takes any text.`,
      `add enum: [${values.slice(0, 3).join(", ")}${values.length > 3 ? ", …" : ""}] to its schema`,
    ]);
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
    yield valueProblem("undeclared-open-enum", description.pointer, [
      `The description of ${quote(name)} says that its list is not complete, and the enum is closed.`,
      "add x-link-open-enum: true beside the enum",
    ]);
  }
}

/**
 * What a text says from each match of a pattern on to the end of its sentence.
 *
 * @example clausesAfter("Required if `a` is set. Else optional.", /required if/giu); // ["Required if `a` is set"]
 */
export function clausesAfter(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => {
    const rest = text.slice(index);
    const end = rest.slice(found.length).search(/[.;!?](?:\s|$)|\n\s*\n/u);
    return end < 0 ? rest : rest.slice(0, found.length + end);
  });
}

/**
 * Which of these names a text speaks of: in code marks or quotes, or bare where no word of a language looks like
 * it, as with `user_id`.
 */
export function namesIn(text: string, names: ReadonlySet<string>): string[] {
  const marked = [...text.matchAll(/[`'"]([\w.-]+)[`'"]/gu)].map(([, name = ""]) => name);
  const bare = text.match(/\b(?:[a-z\d]+(?:_[a-z\d]+)+|[a-z]+[A-Z]\w*)\b/gu) ?? [];
  const parts = [...marked, ...bare].flatMap((name) => [name, ...name.split(".")]);
  return [...new Set(parts)].filter((name) => names.has(name));
}

/** Fewer members make no habit that one could depart from. */
const fewest = 4;

/** No member of an enum is another one in capitals, and none alone is written in another case than the rest. */
function* enumCases({ objects }: LintContext): Iterable<Problem> {
  for (const { kind, pointer, value } of objects) {
    if (kind !== "schema" || !Array.isArray(value.enum)) continue;
    const members = value.enum.map((member: unknown) => (typeof member === "string" ? member : ""));
    for (const [index, other] of members.entries()) {
      if (other === "") continue;
      const twin = members
        .slice(0, index)
        .find((each) => each !== other && each.toLowerCase() === other.toLowerCase());
      const at = `${pointer}/enum/${index}`;
      if (twin !== undefined) {
        yield valueProblem("departing-case", at, [
          `${quote(other)} differs from ${quote(twin)} in case alone.`,
          "leave the one that the provider knows",
        ]);
      } else if (departs(members, index)) {
        yield valueProblem("departing-case", at, [
          `${quote(other)} is written in another case than the rest of the enum.`,
          "write it as the provider does",
        ]);
      }
    }
  }
}

function departs(members: readonly string[], index: number): boolean {
  const others = members.filter((each, location) => location !== index && each !== "");
  const [own, ...styles] = [members[index] ?? "", ...others].map(styleOf);
  const [style] = styles;
  if (others.length < fewest || own === undefined || style === undefined || own === style) {
    return false;
  }
  return styles.every((each) => each === style);
}

/** Words all small or all in capitals; short ones are abbreviations, mixed ones the writer's will. */
function styleOf(member: string): "lower" | "upper" | "title" | undefined {
  if (/^[a-z\d]{3,}(?:[_-][a-z\d]+)*$/u.test(member)) return "lower";
  if (/^[A-Z\d]{3,}(?:[_-][A-Z\d]+)*$/u.test(member) && /[A-Z]/u.test(member)) return "upper";
  return /^[A-Z][a-z\d]{2,}$/u.test(member) ? "title" : undefined;
}

const secret =
  /(?:^|_)(?:password|passphrase|secret|private_?key|api_?key|access_?token|refresh_?token|bearer_?token|user_?token)$/u;

/** What is called like a secret is redacted like one. */
function* markedSecrets(context: LintContext): Iterable<Problem> {
  const omitted = context.operations.flatMap(({ token }) => token?.omit ?? []);
  for (const { name, pointer, schema, target } of requestProperties(context)) {
    const types = [target?.type ?? []].flat();
    if (!types.includes("string") || target?.enum !== undefined) continue;
    if (omitted.includes(`/${name}`)) continue;
    const marks = [schema, target].map((each) => each?.["x-link-sensitive"]);
    if (!isSecret(name) || marks.some((mark) => mark !== undefined)) continue;
    yield keyProblem("unmarked-secret", pointer, [
      `The property ${quote(name)} is called like a secret, and errors would show it.`,
      "add x-link-sensitive: true, or false where anybody may see it",
    ]);
  }
  for (const { pointer, parameter, extension } of usedParameters(context)) {
    const { name = "", schema = {} } = parameter;
    if (extension.omit === true || schema["x-link-sensitive"] !== undefined || !isSecret(name))
      continue;
    yield keyProblem("unmarked-secret", `${pointer}/schema`, [
      `The parameter ${quote(name)} is called like a secret, and errors would show it.`,
      "add x-link-sensitive: true to its schema, or false where anybody may see it",
    ]);
  }
}

function isSecret(name: string): boolean {
  const snake = name.replace(/(?<=[a-z\d])[A-Z]/gu, (letter) => `_${letter}`).toLowerCase();
  return secret.test(snake.replaceAll("-", "_"));
}
