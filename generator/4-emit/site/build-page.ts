import type { ProviderDescription } from "@linkmint/runtime";
import type { ProviderModel } from "../../types/model.js";
import { methodsOf } from "../client/methods.js";
import { describeProvider } from "../describe/describe-provider.js";
import { samplesFor } from "../readme/sample-input.js";
import type { Block } from "./block.js";
import { buildAccess } from "./build-access.js";
import { buildCall } from "./build-call.js";

/** A provider's page, as it is written in HTML and in Markdown. */
export interface Page {
  /** The provider's key, which its files are named by. */
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  /** Where the facts come from. */
  readonly source?: string;
  readonly verified?: string;
  /** How many operations and modes it shows, for the list of all pages. */
  readonly calls: readonly string[];
  readonly blocks: readonly Block[];
  /** What the form works from that tries a call. */
  readonly provider: ProviderDescription;
  readonly packageName: string;
}

/** The spec of a page, which can be copied from it and downloaded. */
export interface SpecText {
  readonly text: string;
}

/** Builds the page of a provider from its model. */
export function buildPage(model: ProviderModel, spec: SpecText, packageName: string): Page {
  // Without what is undefined, as a package's literal is.
  const description: ProviderDescription = JSON.parse(JSON.stringify(describeProvider(model)));
  const { id, name, source, verified } = description;
  const taken = new Set<string>();
  const claim = (anchor: string): string => {
    const wanted = anchor.replace(/\s/gu, "_");
    let free = wanted;
    for (let number = 2; taken.has(free); number += 1) free = `${wanted}-${number}`;
    taken.add(free);
    return free;
  };
  for (const own of ["content", "fields", "search", "playground", "provider", "try", ...sections])
    claim(own);
  const calls = description.operations.map((operation, index) => ({
    operation,
    model: model.operations[index],
  }));
  const ordered = [
    ...calls.filter(({ operation }) => operation.primary),
    ...calls.filter(({ operation }) => !operation.primary),
  ];
  const blocks: Block[] = [
    ...buildAccess(description, packageName),
    ...ordered.flatMap(({ operation, model: own }) =>
      own === undefined
        ? []
        : buildCall({ operation, model: own, description, claim, provider: model, packageName }),
    ),
    ...buildNotes(model),
    ...buildMoving(model, packageName),
    { kind: "heading", level: 2, id: "openapi", text: "OpenAPI" },
    {
      kind: "text",
      text: `This page is made from one OpenAPI ${model.specVersion === "" ? "" : "3 "}document. It holds the calls above and nothing else.`,
    },
    { kind: "download", file: `${id}.yaml`, text: spec.text },
  ];
  return {
    id,
    name,
    summary: description.description ?? `Mints the token that opens ${name}'s widget.`,
    ...(source !== undefined && { source }),
    ...(verified !== undefined && { verified }),
    calls: ordered.map(({ operation }) => operation.summary ?? operation.id),
    blocks,
    provider: description,
    packageName,
  };
}

/** The fragments of sections that every page may have. */
const sections = ["keys", "notes", "moving", "openapi"];

/** What users have to know and no type tells. */
function buildNotes({ notes, name }: ProviderModel): Block[] {
  if (notes.length === 0) return [];
  return [
    { kind: "heading", level: 2, id: "notes", text: `Good to know of ${name}` },
    { kind: "list", items: notes },
  ];
}

/** The official SDK's call beside that of the package, and what differs. */
function buildMoving(model: ProviderModel, packageName: string): Block[] {
  const methods = methodsOf(model).filter(({ operation: { primary } }) => primary);
  const method = methods.find(({ mints }) => !mints) ?? methods[0];
  if (model.sdk === undefined || method === undefined) return [];
  const { package: name, version, call, differences } = model.sdk;
  const { operation } = method;
  const mode = operation.modes.find((each) => each.name === method.mode) ?? operation.modes[0];
  const [{ input }] = samplesFor(model, operation, mode);
  const { client } = model.names;
  const argument = JSON.stringify(input, null, 2);
  return [
    { kind: "heading", level: 2, id: "moving", text: "Moving from the official SDK" },
    { kind: "text", text: `With \`${name}\` ${version}:` },
    { kind: "code", language: "typescript", text: call.trimEnd() },
    { kind: "text", text: `With \`${packageName}\`:` },
    {
      kind: "code",
      language: "typescript",
      text: `import { ${client} } from ${JSON.stringify(packageName)};\n\nconst client = new ${client}();\n\nawait client.${method.path.join(".")}(${argument});`,
    },
    ...(differences.length === 0
      ? []
      : [
          { kind: "text", text: "What differs:" } as const,
          { kind: "list", items: differences } as const,
        ]),
  ];
}
