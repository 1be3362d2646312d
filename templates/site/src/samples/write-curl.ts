import { type Code, codeOf, join, plain } from "./code.js";
import { hasUnseen, quote } from "./quote.js";
import type {
  SampleBody,
  SamplePart,
  SampleRequest,
  SampleStep,
  SampleText,
} from "./sample-request.js";
import { stringToken, variableName } from "./write-text.js";
import { type ValueStyle, writeValue } from "./write-value.js";

const code = codeOf("curl jq", "#");

/**
 * Writes requests for a POSIX shell and curl 7.87 or later.
 *
 * Data stands in single quotes or in a quoted here-document, where the shell expands nothing.
 */
export function writeCurl({ steps }: SampleRequest): Code {
  // What the next one needs has to be there.
  return code`${join(steps.map(writeStep), " &&\n\n")}\n`;
}

/** JSON over several lines. */
export const jsonValue: ValueStyle = {
  indent: "  ",
  literals: { true: "true", false: "false", null: "null" },
  quote,
  trailingComma: false,
};

function writeStep(step: SampleStep): Code {
  const { url, body, saves, note } = step;
  const isJson = body?.kind === "json";
  // Without input or member `jq` fails; its `--exit-status` takes no input at all as a success before 1.7.
  const lines = [
    code`curl --silent --show-error --fail-with-body --max-time 30`,
    code`${methodFlag(step)}${[stringToken(word(url))]}`,
    ...step.query.map(
      ({ name, value }) =>
        code`--url-query ${shellText([`${encodeURIComponent(name)}=`, ...value])}`,
    ),
    ...step.headers.map(({ name, value }) => code`--header ${shellText([`${name}: `, ...value])}`),
    ...(step.basic
      ? [code`--user ${shellText([...step.basic.username, ":", ...step.basic.password])}`]
      : []),
    ...(body ? writeBody(body) : []),
  ];
  const pipe = saves
    ? code` |\n  jq --null-input --raw-output ${[stringToken(`'input | .${saves} // error'`)]}`
    : [];
  const command = code`${join(lines, " \\\n  ")}`;
  // A here-document begins after the line that names it, so a pipe comes before.
  const text = isJson ? hereDocument(body.value) : [];
  const whole = saves
    ? code`${saves}=$(${command}${pipe}${text}${isJson ? "\n" : ""})`
    : code`${command}${text}`;
  return code`${note ? [{ kind: "comment" as const, text: `# ${note}\n` }] : []}${whole}`;
}

/** What curl does not choose by itself. */
function methodFlag({ method, body }: SampleStep): string {
  const chosen = body === undefined || isEmpty(body) ? "GET" : "POST";
  return method === chosen ? "" : `--request ${word(method)} `;
}

function isEmpty(body: SampleBody): boolean {
  return body.kind === "form" && body.pairs.length === 0;
}

function writeBody(body: SampleBody): Code[] {
  const contentType = code`--header ${shellText([`Content-Type: ${body.mediaType}`])}`;
  if (body.kind === "json") {
    return body.mediaType === "application/json"
      ? [code`--json @- <<${[stringToken("'JSON'")]}`]
      : [contentType, code`--data-binary @- <<${[stringToken("'JSON'")]}`];
  }
  const pairs = body.pairs.map(({ name, value }): Code => {
    const encoded = encodeURIComponent(name).replaceAll("%5B", "[").replaceAll("%5D", "]");
    const [text] = value;
    const isLiteral = value.length === 1 && typeof text === "string";
    // An argument has no NUL, and a terminal acts on other controls that are pasted.
    return isLiteral && hasUnseen(text)
      ? code`--data ${shellText([`${encoded}=${encodeURIComponent(text)}`])}`
      : code`--data-urlencode ${shellText([`${encoded}=`, ...value])}`;
  });
  const isUsual = body.mediaType === "application/x-www-form-urlencoded" && !isEmpty(body);
  return [...(isUsual ? [] : [contentType]), ...pairs];
}

function hereDocument(value: unknown): Code {
  return [plain("\n"), ...writeValue(value, jsonValue), plain("\nJSON")];
}

/** A word that the shell takes as it is, in single quotes where it would not. */
function word(text: string): string {
  return /^[\w.,:/@%+=-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Literal parts in single quotes, unless a variable makes it all stand in double quotes. */
function shellText(text: SampleText): Code {
  if (text.every((part): part is string => typeof part === "string")) {
    const joined = text.join("");
    return [stringToken(`'${joined.replaceAll("'", `'\\''`)}'`)];
  }
  const inner = text.map((part, index) => doubleQuoted(part, text[index + 1]));
  return [stringToken('"'), ...inner, stringToken('"')];
}

/** In braces where a letter or a sign follows that a shell would take for a part of the name. */
function doubleQuoted(part: SamplePart, next: SamplePart | undefined): Code[number] {
  if (typeof part === "string") return stringToken(part.replace(/["$`\\]/gu, "\\$&"));
  const name = variableName("saved" in part ? part.saved : part.variable);
  const isAlone = next === undefined || (typeof next === "string" && /^[ ,;]/u.test(next));
  return { kind: "property", text: isAlone ? `$${name}` : `\${${name}}` };
}
