import { type Code, codeOf, join, plain } from "./code.js";
import { quote, wellFormed } from "./quote.js";
import type { SampleBody, SampleRequest, SampleStep } from "./sample-request.js";
import { jsonValue } from "./write-curl.js";
import { stringToken, type TextStyle, toCamelCase, writeText } from "./write-text.js";
import { writeValue } from "./write-value.js";

const code = codeOf(
  "package import func if return defer var struct type nil error string byte",
  "//",
);

/** Writes requests as a program for Go 1.19 or later, as gofmt formats it. */
export function writeGo({ steps }: SampleRequest): Code {
  const main = join(
    steps.map((step, index) => writeStep(step, index === 0)),
    "\n",
  );
  const lines = importsOf(steps).map((name) => code`\t${[stringToken(quote(name))]}\n`);
  return code`package main

import (
${lines.flat()})

func main() {
${main}}

// send returns the body of a successful response.
func send(request *http.Request) ([]byte, error) {
	client := &http.Client{
		Timeout: 30 * time.Second,
		// Credentials do not follow a redirect.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	response, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	if response.StatusCode/100 != 2 {
		return nil, fmt.Errorf("%s: %s", response.Status, body)
	}
	return body, nil
}
`;
}

/** Sorted, as gofmt wants them. */
function importsOf(steps: readonly SampleStep[]): readonly string[] {
  const bodies = steps.map(({ body }) => body);
  const usesForm = bodies.some((body) => body?.kind === "form");
  const usesQuery = steps.some(({ query }) => query.length > 0);
  const names = [
    ...(steps.some(({ saves }) => saves) ? ["encoding/json"] : []),
    ...["fmt", "io", "log", "net/http"],
    ...(usesForm || usesQuery ? ["net/url"] : []),
    ...(JSON.stringify(steps).includes('{"variable":') ? ["os"] : []),
    ...(bodies.some((body) => body !== undefined) ? ["strings"] : []),
  ];
  return [...names, "time"];
}

const goText: TextStyle = {
  // An interpreted string literal cannot have halves of characters.
  quote: (text) => quote(wellFormed(text)),
  variable: (name) => code`os.Getenv(${[stringToken(quote(name))]})`,
  saved: (name) => `${toCamelCase(name)}.Value`,
  plus: " + ",
};

function writeStep(step: SampleStep, isFirst: boolean): Code {
  const { method, body, saves, note } = step;
  const equals = isFirst ? ":=" : "=";
  const request = code`	request, err ${equals} http.NewRequest(${[stringToken(quote(method))]}, ${writeUrl(step)}, ${body ? code`strings.NewReader(${body.kind === "form" ? "form.Encode()" : "payload"})` : "nil"})
	if err != nil {
		log.Fatal(err)
	}
`;
  return code`${note ? [{ kind: "comment" as const, text: `\t// ${note}\n` }] : []}${body ? writeBody(body, isFirst) : []}${request}${writeHeaders(step)}	body, err ${equals} send(request)
	if err != nil {
		log.Fatal(err)
	}
${saves ? saveMember(saves) : code`	fmt.Println(string(body))\n`}`;
}

function saveMember(member: string): Code {
  const name = toCamelCase(member);
  return code`	var ${name} struct {
		Value string ${[stringToken(`\`json:"${member}"\``)]}
	}
	if err := json.Unmarshal(body, &${name}); err != nil {
		log.Fatal(err)
	}
	if ${name}.Value == "" {
		log.Fatal(${[stringToken(quote(`The response has no ${member}.`))]})
	}
`;
}

function writeUrl({ url, query }: SampleStep): Code {
  return query.reduce<Code>(
    (to, { name, value }, index) =>
      code`${to}+${[stringToken(quote(`${index === 0 && !url.includes("?") ? "?" : "&"}${encodeURIComponent(name)}=`))]}+url.QueryEscape(${writeText(value, goText)})`,
    [stringToken(quote(url))],
  );
}

function writeHeaders({ headers, basic, body }: SampleStep): Code {
  const lines = headers.map(
    ({ name, value }) =>
      code`	request.Header.Set(${[stringToken(quote(name))]}, ${writeText(value, { ...goText, plus: "+" })})\n`,
  );
  const authorization = basic
    ? code`	request.SetBasicAuth(${writeText(basic.username, goText)}, ${writeText(basic.password, goText)})\n`
    : [];
  const type = body
    ? code`	request.Header.Set("Content-Type", ${[stringToken(quote(body.mediaType))]})\n`
    : [];
  return [...lines.flat(), ...authorization, ...type];
}

function writeBody(body: SampleBody, isFirst: boolean): Code {
  if (body.kind === "json") {
    // JSON has an escape for the one character that ends a raw string.
    const tokens = writeValue(body.value, jsonValue).map((token) => ({
      ...token,
      text: token.text.replaceAll("`", "\\u0060"),
    }));
    return code`	payload := ${[stringToken("`")]}${tokens}${[stringToken("`")]}\n`;
  }
  const pairs = body.pairs.map(
    ({ name, value }) =>
      code`	form.Add(${[stringToken(goText.quote(name))]}, ${writeText(value, { ...goText, plus: "+" })})\n`,
  );
  return code`	form ${isFirst ? ":=" : "="} url.Values{}\n${pairs.flat()}${[plain("")]}`;
}
