import { type Code, codeOf } from "./code.js";
import { quote } from "./quote.js";
import type { SampleRequest } from "./sample-request.js";
import { javaScriptText, javaScriptValue } from "./write-javascript.js";
import { stringToken, toCamelCase, writeText } from "./write-text.js";
import { writeValue } from "./write-value.js";

const code = codeOf("import from const await new", "//");

/** Writes a call of the generated client, which reads credentials from environment variables, in TypeScript. */
export function writeLinkmint({ call }: SampleRequest): Code {
  const { packageName, client, options, method, input } = call;
  const variable = variableOf(client);
  const entries = options.map(
    ({ name, value }) =>
      code`  ${[{ kind: "property", text: javaScriptValue.name?.(name) ?? name }]}: ${writeText(value, optionText)},\n`,
  );
  const given = entries.length > 0 ? code`{\n${entries.flat()}}` : [];
  const argument = input === undefined ? [] : writeValue(input, javaScriptValue);
  const path = method.map((name) => `.${name}`).join("");
  return code`import { ${client} } from ${[stringToken(quote(packageName))]};

const ${variable} = new ${client}(${given});
const response = await ${variable}${path}(${argument});
console.log(response);
`;
}

/** An option that is absent is refused by the client with a message that names it. */
const optionText = {
  ...javaScriptText,
  variable: (name: string) => code`process.env.${name} ?? ""`,
};

/** `AcmeClient` as `acmeClient`. */
function variableOf(client: string): string {
  const name = client.charAt(0).toLowerCase() + toCamelCase(client.slice(1));
  return name === client ? "client" : name;
}
