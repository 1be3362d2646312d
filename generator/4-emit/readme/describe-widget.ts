import type { OperationModel, ProviderModel } from "../../types/model.js";
import type { WidgetExtension } from "../../types/widget-extension.js";
import { methodsOf } from "../client/methods.js";
import { markdownCode, printable, stringLiteral } from "../print/escape.js";

/** How a page opens what an operation mints: plain text in which only code between backticks is markup, and code. */
export interface WidgetDescription {
  readonly words: string;
  /** A command for a terminal. */
  readonly install?: string;
  readonly code: string;
  /** What becomes of the public token. */
  readonly exchange?: string;
}

/** Describes how a page opens what an operation mints, where the spec says so. */
export function describeWidget(
  { widget }: OperationModel,
  model: ProviderModel,
): WidgetDescription | undefined {
  if (widget === undefined) return undefined;
  const { opens, package: name, beside, script, exchange } = widget;
  const noun = opens === "url" ? "URL" : "token";
  const method = methodsOf(model).find(
    ({ operation, mints }) => operation.id === exchange && !mints,
  );
  return {
    words: `A page gets the ${noun} from your backend, here from \`@linkmint/gateway\` at \`/link\`, and ${summarizeLoading(widget)}`,
    ...(name !== undefined &&
      script === undefined && { install: `npm install ${[name, ...beside].join(" ")}` }),
    code: pageCode(model.id, widget),
    ...(method !== undefined && {
      exchange: `Let the gateway's \`exchange\` call ${markdownCode(method.path.join("."))} with \`publicToken\`: what comes of it stays on your server.`,
    }),
  };
}

function summarizeLoading({ package: name, version, script }: WidgetExtension): string {
  const known = name === undefined ? "" : `${markdownCode(name)} ${version}`;
  if (script !== undefined) {
    const types = known === "" ? "" : ` Its types are in ${known}.`;
    return `opens it with the provider's script: ${markdownCode(`<script src="${script}"></script>`)}.${types}`;
  }
  return known === "" ? "goes there." : `opens it with ${known}.`;
}

function pageCode(id: string, { import: line, opens, code, exchange }: WidgetExtension): string {
  const lines = [
    ...(line === undefined ? [] : [line, ""]),
    post,
    "",
    "// In place of {}: fields that your gateway's `allow` names.",
    `// The gateway says \`${opens}\`, whatever the provider calls it.`,
    `const { ${opens} } = await post(${stringLiteral(`/link/${id}`)}, {});`,
    code.trimEnd(),
    ...(exchange === undefined
      ? []
      : [`await post(${stringLiteral(`/link/${id}/exchange`)}, { publicToken });`]),
  ];
  return printable(lines.join("\n"));
}

const post = `async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    credentials: "include",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const result = await response.json();
  if (!response.ok) throw new Error(result.detail);
  return result;
}`;
