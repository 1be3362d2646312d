import type { CredentialDescription, ProviderDescription } from "@linkmint/runtime";
import { markdownCode } from "../print/escape.js";
import { listed } from "../print/listed.js";
import type { Block } from "./block.js";
import { quoted } from "./state-limits.js";

/** Where credentials go, which environments there are, and what every request carries. */
export function buildAccess(description: ProviderDescription, packageName: string): Block[] {
  const { credentials, environments, headers = {}, security } = description;
  const constants = Object.entries(headers).map(([name, value]) =>
    markdownCode(`${name}: ${value}`),
  );
  return [
    { kind: "heading", level: 2, id: "keys", text: "Where your key goes" },
    {
      kind: "text",
      text:
        credentials.length === 0
          ? "The spec names no credential yet."
          : `Set these environment variables on your server, where ${markdownCode(packageName)} reads them. The keys never go into a browser.`,
    },
    ...(credentials.length === 0
      ? []
      : [
          {
            kind: "table",
            head: ["Environment variable", "Where it is sent", "What it is"],
            rows: credentials.map((each) => [
              each.variable === undefined
                ? `option ${markdownCode(each.option)}`
                : markdownCode(each.variable),
              placeOf(each, description),
              [each.description, each.secret === false ? "Not secret." : undefined]
                .filter((part) => part !== undefined)
                .join(" "),
            ]),
          } as const,
        ]),
    ...(security === undefined
      ? []
      : [
          text(
            `One of these is enough: ${security.map((names) => listed(names.map(markdownCode))).join(", or ")}.`,
          ),
        ]),
    ...(constants.length === 0
      ? []
      : [
          text(
            `Each request has the header${constants.length === 1 ? "" : "s"} ${listed(constants)}, too.`,
          ),
        ]),
    ...(description.options ?? []).map((option) =>
      text(
        `The option ${markdownCode(option.option)}${option.variable === undefined ? "" : `, or the variable ${markdownCode(option.variable)},`} fills a parameter${option.required ? " and has to be given" : ""}.`,
      ),
    ),
    withoutEmptyColumns({
      kind: "table",
      head: ["Environment", "Address", "What it is"],
      rows: environments.map(
        ({ name, url, default: isDefault, keyPrefixes, description: about }) => [
          markdownCode(name),
          markdownCode(url),
          [
            about === undefined ? undefined : about.replace(/(?<![.!?])$/u, "."),
            isDefault ? "The default." : undefined,
            keyPrefixes === undefined
              ? undefined
              : `Keys begin with ${keyPrefixes.map(quoted).join(" or ")}.`,
          ]
            .filter((part) => part !== undefined)
            .join(" "),
        ],
      ),
    }),
    ...(description.environmentVariable === undefined
      ? []
      : [text(`${markdownCode(description.environmentVariable)} chooses the environment.`)]),
  ];
}

function withoutEmptyColumns({ head, rows, ...block }: Extract<Block, { kind: "table" }>): Block {
  const isSaid = head.map((_, index) => rows.some((row) => row[index] !== ""));
  const keep = (row: readonly string[]) => row.filter((_, index) => isSaid[index]);
  return { ...block, head: keep(head), rows: rows.map(keep) };
}

function text(sentence: string): Block {
  return { kind: "text", text: sentence };
}

/** How a credential travels, in words. */
function placeOf(credential: CredentialDescription, { schemes = [] }: ProviderDescription): string {
  const { option, header, prefix = "", signs } = credential;
  if (header !== undefined) return `header ${markdownCode(`${header}: ${prefix}…`)}`;
  const scheme = schemes.find((each) => Object.values(each).includes(option));
  switch (scheme?.kind) {
    case "query":
      return `query ${markdownCode(`${scheme.parameter}=…`)}`;
    case "basic":
      return scheme.username === option
        ? "user name of HTTP Basic, in the header `Authorization`"
        : "password of HTTP Basic, in the header `Authorization`";
    case "clientCredentials":
      return `${markdownCode(`POST ${scheme.tokenUrl}`)}, which returns the access token for the header \`Authorization\``;
    case "signature":
      return `a function that makes the header ${markdownCode(scheme.header)}`;
    case undefined:
      return signs === true ? "a function that signs each request" : "";
  }
}
