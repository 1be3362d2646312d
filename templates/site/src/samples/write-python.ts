import { type Code, codeOf, join } from "./code.js";
import { quote } from "./quote.js";
import type { SampleBody, SamplePair, SampleRequest, SampleStep } from "./sample-request.js";
import { stringToken, type TextStyle, writeText } from "./write-text.js";
import { type ValueStyle, writeValue } from "./write-value.js";

const code = codeOf("import if raise False True None", "#");

/** Writes requests for Python 3.8 or later with the package `requests`. */
export function writePython({ steps }: SampleRequest): Code {
  const usesEnvironment = JSON.stringify(steps).includes('{"variable":');
  const written = steps.map((step, index) =>
    writeStep(step, index === steps.length - 1 ? "response" : "token_response"),
  );
  return code`${usesEnvironment ? code`import os\n\n` : []}import requests\n\n${join(written, "\n")}`;
}

const pythonValue: ValueStyle = {
  indent: "    ",
  literals: { true: "True", false: "False", null: "None" },
  quote,
  trailingComma: true,
};

const pythonText: TextStyle = {
  quote,
  variable: (name) => code`os.environ[${[stringToken(quote(name))]}]`,
  saved: String,
  plus: " + ",
};

function writeStep(step: SampleStep, response: string): Code {
  const { method, url, query, headers, basic, body, saves, reads, note } = step;
  const known = /^(?:GET|POST|PUT|PATCH|DELETE)$/u.test(method);
  const verb = known
    ? code`requests.${method.toLowerCase()}(\n`
    : code`requests.request(\n    ${[stringToken(quote(method))]},\n`;
  const ownType = body && contentType(body);
  const all = [...headers, ...(ownType ? [{ name: "Content-Type", value: [ownType] }] : [])];
  const lines = [
    code`    ${[stringToken(quote(url))]},\n`,
    query.length > 0 ? code`    params=${dictionary(query)},\n` : [],
    all.length > 0 ? code`    headers=${dictionary(all)},\n` : [],
    basic
      ? code`    auth=(${writeText(basic.username, pythonText)}, ${writeText(basic.password, pythonText)}),\n`
      : [],
    body ? code`    ${writeBody(body)},\n` : [],
  ];
  const read = saves
    ? code`${saves} = ${response}.json()[${[stringToken(quote(saves))]}]`
    : code`print(${response}.${reads === "json" ? "json()" : "text"})`;
  return code`${note ? [{ kind: "comment" as const, text: `# ${note}\n` }] : []}${response} = ${verb}${lines.flat()}    allow_redirects=False,
    timeout=30,
)
if ${response}.status_code // 100 != 2:
    raise RuntimeError(${shown(response)})
${read}
`;
}

/** What the provider says; `raise_for_status` does not show it, and takes a redirect. */
function shown(response: string): Code {
  return code`${[stringToken('f"{')]}${response}.status_code${[stringToken("} {")]}${response}.text${[stringToken('}"')]}`;
}

/** What requests does not send by itself. */
function contentType({ kind, mediaType, ...rest }: SampleBody): string | undefined {
  const isEmpty = "pairs" in rest && rest.pairs.length === 0;
  const usual = kind === "json" ? "application/json" : "application/x-www-form-urlencoded";
  return mediaType === usual && !isEmpty ? undefined : mediaType;
}

function dictionary(pairs: readonly SamplePair[]): Code {
  const lines = pairs.map(
    ({ name, value }) =>
      code`        ${[{ kind: "property", text: quote(name) }]}: ${writeText(value, pythonText)},\n`,
  );
  return code`{\n${lines.flat()}    }`;
}

function writeBody(body: SampleBody): Code {
  if (body.kind === "json") return code`json=${writeValue(body.value, pythonValue, "    ")}`;
  const pairs = body.pairs.map(
    ({ name, value }) =>
      code`        (${[stringToken(quote(name))]}, ${writeText(value, pythonText)}),\n`,
  );
  return code`data=[\n${pairs.flat()}    ]`;
}
