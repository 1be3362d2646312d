import { type Code, codeOf, join } from "./code.js";
import { quote } from "./quote.js";
import type { SampleBody, SampleRequest, SampleStep, SampleText } from "./sample-request.js";
import { stringToken, type TextStyle, toCamelCase, writeText } from "./write-text.js";
import { type ValueStyle, writeValue } from "./write-value.js";

const code = codeOf("const await new if throw null true false import from", "//");

/** Writes requests with the platform's `fetch`, as an ES module. */
export function writeJavaScript({ steps }: SampleRequest): Code {
  const written = steps.map((step, index) =>
    writeStep(step, index === steps.length - 1 ? "response" : "tokenResponse"),
  );
  return join(written, "\n");
}

/** How JavaScript writes a value. */
export const javaScriptValue: ValueStyle = {
  indent: "  ",
  literals: { true: "true", false: "false", null: "null" },
  quote,
  name: (name) => {
    // As a literal it would set the object's prototype.
    if (name === "__proto__") return '["__proto__"]';
    return /^[A-Za-z_$][\w$]*$/u.test(name) ? name : quote(name);
  },
  trailingComma: true,
};

/** How JavaScript writes a text. */
export const javaScriptText: TextStyle = {
  quote,
  variable: (name) => code`process.env.${name}`,
  saved: toCamelCase,
  plus: " + ",
};

function writeStep(step: SampleStep, response: string): Code {
  const { method, saves, reads, body } = step;
  const url = [...writeUrl(step)];
  const read = saves
    ? code`const { ${saves}: ${toCamelCase(saves)} } = await ${response}.json();
if (!${toCamelCase(saves)}) throw new Error(${[stringToken(quote(`The response has no ${saves}.`))]});`
    : code`console.log(await ${response}.${reads}());`;
  const note = step.note ? code`${comment(step.note)}\n` : [];
  return code`${note}const ${response} = await fetch(${url}, {
  method: ${[stringToken(quote(method))]},
${writeHeaders(step)}${body ? code`  body: ${writeBody(body)},\n` : []}  redirect: "error",
  signal: AbortSignal.timeout(30_000),
});
if (!${response}.ok) throw new Error(${shown(response)});
${read}
`;
}

function shown(response: string): Code {
  return code`${[stringToken("`${")]}${response}.status${[stringToken("} ${")]}await ${response}.text()${[stringToken("}`")]}`;
}

function comment(text: string): Code {
  return [{ kind: "comment", text: `// ${text}` }];
}

function writeUrl({ url, query }: SampleStep): Code {
  const start: Code = [stringToken(quote(url))];
  return query.reduce<Code>(
    (to, { name, value }, index) =>
      code`${to} + ${[stringToken(quote(`${index === 0 && !url.includes("?") ? "?" : "&"}${encodeURIComponent(name)}=`))]} + encodeURIComponent(${writeText(value, javaScriptText)})`,
    start,
  );
}

function writeHeaders({ headers, basic, body }: SampleStep): Code {
  const entries: [string, Code][] = headers.map(({ name, value }) => [name, headerText(value)]);
  if (basic) {
    const pair: SampleText = [...basic.username, ":", ...basic.password];
    entries.push([
      "Authorization",
      code`"Basic " + Buffer.from(${headerText(pair)}).toString("base64")`,
    ]);
  }
  if (body) entries.push(["Content-Type", [stringToken(quote(body.mediaType))]]);
  if (entries.length === 0) return [];
  const lines = entries.map(
    ([name, value]) =>
      code`    ${[{ kind: "property", text: javaScriptValue.name?.(name) ?? name }]}: ${value},\n`,
  );
  return code`  headers: {\n${lines.flat()}  },\n`;
}

/** A template literal where there is more than one part. */
function headerText(text: SampleText): Code {
  const isSimple = text.every((part) => typeof part !== "string" || !/[`\\$]|[^ -~]/u.test(part));
  if (text.length < 2 || !isSimple) return writeText(text, javaScriptText);
  const parts = text.map((part): Code => {
    if (typeof part === "string") return [stringToken(part)];
    return [stringToken("${"), ...writeText([part], javaScriptText), stringToken("}")];
  });
  return [stringToken("`"), ...parts.flat(), stringToken("`")];
}

function writeBody(body: SampleBody): Code {
  if (body.kind === "json") {
    return code`JSON.stringify(${writeValue(body.value, javaScriptValue, "  ")})`;
  }
  const pairs = body.pairs.map(
    ({ name, value }) =>
      code`    [${[stringToken(quote(name))]}, ${writeText(value, javaScriptText)}],\n`,
  );
  return code`new URLSearchParams([\n${pairs.flat()}  ])`;
}
