import { type Code, codeOf, join } from "./code.js";
import { quoteAscii } from "./quote.js";
import type { SampleBody, SampleRequest, SampleStep, SampleText } from "./sample-request.js";
import { jsonValue } from "./write-curl.js";
import { stringToken, type TextStyle, toCamelCase, writeText } from "./write-text.js";
import { writeValue } from "./write-value.js";

const code = codeOf(
  "import public class static void throws var if throw new private return null",
  "//",
);

/** Writes requests as a class for `java Main.java`, from Java 17 on; in ASCII, whatever the platform's charset. */
export function writeJava({ steps }: SampleRequest): Code {
  const imports = importsOf(steps).map((name) => code`import ${name};\n`);
  const hasForm = steps.some(({ body, query }) => body?.kind === "form" || query.length > 0);
  const main = join(
    steps.map((step, index) => writeStep(step, index === steps.length - 1)),
    "\n",
  );
  const helper = hasForm
    ? code`
    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
            + "="
            + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
`
    : [];
  return code`${imports.flat()}
public class Main {
    public static void main(String[] args) throws Exception {
        var client = HttpClient.newHttpClient();
${main}    }
${helper}
    private static String send(HttpClient client, HttpRequest request) throws Exception {
        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return response.body();
    }
}
`;
}

function importsOf(steps: readonly SampleStep[]): readonly string[] {
  const hasForm = steps.some(({ body, query }) => body?.kind === "form" || query.length > 0);
  const hasBasic = steps.some(({ basic }) => basic !== undefined);
  return [
    "java.net.URI",
    ...(hasForm ? ["java.net.URLEncoder"] : []),
    ...["java.net.http.HttpClient", "java.net.http.HttpRequest", "java.net.http.HttpResponse"],
    ...(hasForm || hasBasic ? ["java.nio.charset.StandardCharsets"] : []),
    "java.time.Duration",
    ...(hasBasic ? ["java.util.Base64"] : []),
    ...(steps.some(({ saves }) => saves) ? ["java.util.regex.Pattern"] : []),
  ];
}

const javaText: TextStyle = {
  quote: quoteAscii,
  variable: (name) => code`System.getenv(${[stringToken(quoteAscii(name))]})`,
  saved: toCamelCase,
  plus: " + ",
};

function writeStep(step: SampleStep, isLast: boolean): Code {
  const { method, body, saves, note } = step;
  const prefix = isLast ? "" : "token";
  const request = isLast ? "request" : "tokenRequest";
  const payload = isLast ? "body" : "tokenForm";
  const publisher = body
    ? `HttpRequest.BodyPublishers.ofString(${payload})`
    : "HttpRequest.BodyPublishers.noBody()";
  const own = /^(?:POST|PUT)$/u.test(method) ? code`.${method}(${publisher})` : undefined;
  const verb =
    method === "GET" && !body
      ? code`.GET()`
      : (own ?? code`.method(${literal(method)}, ${publisher})`);
  const headers = headersOf(step).map(
    ([name, value]) => code`            .header(${literal(name)}, ${value})\n`,
  );
  const read = saves
    ? saveMember(saves, code`send(client, ${request})`, prefix)
    : code`        System.out.println(send(client, ${request}));\n`;
  return code`${note ? [{ kind: "comment" as const, text: `        // ${note}\n` }] : []}${body ? code`        var ${payload} = ${writeBody(body)};\n` : []}        var ${request} = HttpRequest.newBuilder(URI.create(${writeUrl(step)}))
            .timeout(Duration.ofSeconds(30))
${headers.flat()}            ${verb}
            .build();
${read}`;
}

/** The JDK has no JSON parser. */
function saveMember(member: string, sent: Code, prefix: string): Code {
  const name = toCamelCase(member);
  const pattern = `"${member}"\\s*:\\s*"([^"\\\\]+)"`;
  return code`        // The JDK reads no JSON; a library such as Jackson does.
        var ${prefix}Match = Pattern.compile(${literal(pattern)}).matcher(${sent});
        if (!${prefix}Match.find()) {
            throw new IllegalStateException(${literal(`The response has no ${member}.`)});
        }
        var ${name} = ${prefix}Match.group(1);
`;
}

function literal(text: string): Code {
  return [stringToken(quoteAscii(text))];
}

function writeUrl({ url, query }: SampleStep): Code {
  return query.reduce<Code>(
    (to, { name, value }, index) =>
      code`${to} + ${literal(index === 0 && !url.includes("?") ? "?" : "&")} + pair(${literal(name)}, ${writeText(value, javaText)})`,
    literal(url),
  );
}

function headersOf({ headers, basic, body }: SampleStep): [string, Code][] {
  const entries: [string, Code][] = headers.map(({ name, value }) => [
    name,
    writeText(value, javaText),
  ]);
  if (basic) {
    const pair: SampleText = [...basic.username, ":", ...basic.password];
    const value = code`"Basic " + Base64.getEncoder().encodeToString((${writeText(pair, javaText)}).getBytes(StandardCharsets.UTF_8))`;
    entries.push(["Authorization", value]);
  }
  if (body) entries.push(["Content-Type", literal(body.mediaType)]);
  return entries;
}

function writeBody(body: SampleBody): Code {
  if (body.kind === "json") {
    const style = { ...jsonValue, quote: quoteAscii };
    // JSON has no three quotes in a row, so that nothing ends the text block but its end.
    const tokens = writeValue(body.value, style, textBlockMargin).map((token) => ({
      ...token,
      text: token.text.replaceAll("\\", "\\\\"),
    }));
    return code`${[stringToken('"""')]}\n${textBlockMargin}${tokens}\n${textBlockMargin}${[stringToken('"""')]}`;
  }
  const pairs = body.pairs.map(
    ({ name, value }) => code`            pair(${literal(name)}, ${writeText(value, javaText)})`,
  );
  return code`String.join(\n            "&"${pairs.length > 0 ? ",\n" : ""}${join(pairs, ",\n")})`;
}

const textBlockMargin = "            ";
