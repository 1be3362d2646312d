import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { parseDocument } from "../generator/1-load/parse-document.js";
import { buildModel } from "../generator/3-model/build-model.js";
import { openapiFetchRange, typescriptRange } from "../generator/4-emit/emit-package-json.js";
import { emitPackage } from "../generator/4-emit/emit-package.js";

/* The rules of the house that `generator/README.md` tells. */

const root = path.resolve(import.meta.dirname, "..");
const phases = [
  "1-load",
  "2-lint",
  "3-model",
  "4-emit",
  "5-write",
  "slice",
  "diff",
  "drift",
  "why",
];
const foundations = ["types", "names", "openapi", "diagnostics"];

/** Which rooms of the generator a room may import, besides itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  types: [],
  names: [],
  openapi: ["types"],
  diagnostics: ["types"],
  ...Object.fromEntries(phases.map((phase) => [phase, foundations])),
  pipeline: [...phases, "openapi", "diagnostics", "types"],
  config: [],
  cli: ["pipeline", "config", "diff", "openapi", "diagnostics", "types"],
};

const generatorFiles = sourceFiles("generator");
const runtimeFiles = sourceFiles("templates/runtime/src");
const mockFiles = sourceFiles("templates/mock/src");
const gatewayFiles = sourceFiles("templates/gateway/src");
const siteFiles = sourceFiles("templates/site/src");
const servedFiles = [...runtimeFiles, ...mockFiles, ...gatewayFiles, ...siteFiles];
const generatedFiles = sourceFiles("generated");

describe("imports", () => {
  test.each(generatorFiles)("%s stays within its room's rights", (file) => {
    const room = roomOf(file);
    const rights = [room, ...(mayImport[room] ?? [])];
    expect(localImports(file).filter((target) => !rights.includes(roomOf(target)))).toEqual([]);
  });

  test("every room is in the table", () => {
    const rooms = new Set(generatorFiles.map(roomOf));
    expect([...rooms].filter((room) => !(room in mayImport))).toEqual([]);
  });

  test("the runtime imports no package", () => {
    expect(runtimeFiles.flatMap(packageImports)).toEqual([]);
  });

  test("the mock imports the runtime alone", () => {
    expect(new Set(mockFiles.flatMap(packageImports))).toEqual(new Set(["@linkmint/runtime"]));
  });

  test("the gateway imports the runtime alone", () => {
    const packages = gatewayFiles.flatMap(packageImports);
    // Loaded where limits count, one file of it each.
    const limiters = /^rate-limiter-flexible\/lib\/RateLimiter(?:Memory|Redis)\.js$/u;
    expect(new Set(packages.filter((name) => !limiters.test(name)))).toEqual(
      new Set(["@linkmint/runtime"]),
    );
  });

  test("the code samples of pages import the runtime alone, so that browsers run them", () => {
    const files = siteFiles.filter((file) => file.startsWith("templates/site/src/samples/"));
    expect(new Set(files.flatMap(packageImports))).toEqual(new Set(["@linkmint/runtime"]));
  });

  test("generated code imports the runtime and openapi-fetch alone", () => {
    expect(new Set(generatedFiles.flatMap(packageImports))).toEqual(
      new Set(["@linkmint/runtime", "openapi-fetch"]),
    );
  });

  test("generated packages ask for the openapi-fetch that is tested here", () => {
    const { devDependencies } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
    expect(openapiFetchRange).toBe(devDependencies["openapi-fetch"]);
  });

  test("generated packages ask for a TypeScript from the oldest on that is tested here", () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
    const [minor] = /^\d+\.\d+/u.exec(dependencies.typescript) ?? [];
    expect(typescriptRange).toBe(`>=${minor}.0`);
  });

  test("generated packages declare what their scripts run", () => {
    const text = readFileSync(path.join(root, "generated/plaid/package.json"), "utf8");
    const { scripts, devDependencies } = JSON.parse(text) as {
      scripts: Record<string, string>;
      devDependencies?: Record<string, string>;
    };
    const commands = Object.values(scripts).flatMap((script) => script.split(" && "));
    const programs = new Set(commands.map((command) => command.split(" ")[0]));
    expect([...programs].sort()).toEqual(["node", "npm", "tsc"]);
    expect(devDependencies).toEqual({ typescript: typescriptRange });
  });

  test("the disk is touched where specs are read, templates filled, changes applied, and in cli", () => {
    const rooms = ["1-load", "5-write", "cli"];
    const touching = generatorFiles.filter((file) =>
      packageImports(file).some((specifier) => /^(?:node:)?fs(?:\/|$)/u.test(specifier)),
    );
    expect(touching.filter((file) => !rooms.includes(roomOf(file)))).toEqual([
      "generator/4-emit/fill-template.ts",
    ]);
  });

  test("there is no cycle", () => {
    const files = [...generatorFiles, ...servedFiles, ...generatedFiles];
    expect(findCycle(new Map(files.map((file) => [file, localImports(file)])))).toEqual([]);
  });
});

describe("files", () => {
  const handWritten = [...generatorFiles, ...servedFiles, ...sourceFiles("test")];

  test("no hand-written file has more than 300 lines", () => {
    expect(handWritten.filter((file) => read(file).split("\n").length > 301)).toEqual([]);
  });

  test("generated code decides nothing", () => {
    const samples = sourceFiles("test/samples").filter((file) => file.includes("/expected/"));
    expect([...generatedFiles, ...samples].filter((file) => decisions(file).length > 0)).toEqual(
      [],
    );
  });

  test("a decision in code would be found", () => {
    const texts = [
      "if (a) b();",
      "for (;;) a();",
      "a ? b : c;",
      "a && b;",
      "a ?? b;",
      "while (a) b();",
    ];
    expect(texts.filter((text) => decisionsIn(text).length === 1)).toEqual(texts);
  });
});

describe("provider knowledge", () => {
  const providers = readdirSync(path.join(root, "specs")).map((file) => path.parse(file).name);

  test("no code names a provider", () => {
    const names = ["plaid", "junction", "truto", "vital", "nango", "apideck", "pipedream", "kombo"];
    // Too short, or too common, to be looked for within other words; "merge" is a word that code needs.
    const words = ["mesh", "mx", "stripe"];
    const pattern = new RegExp(`${names.join("|")}|\\b(?:${words.join("|")})\\b`, "iu");
    const files = [...listFiles("generator"), ...listFiles("templates")].filter(
      (file) => !/\.(?:md|png)$/u.test(file) || file.startsWith("templates/provider"),
    );
    expect(files.filter((file) => pattern.test(read(file)))).toEqual([]);
  });

  test.each(providers)(
    "%s under another name gives the same but for the name",
    async (provider) => {
      const other = scramble(provider);
      const text = read(`specs/${provider}.yaml`);
      const [original, renamed] = await Promise.all([
        emit(provider, text),
        emit(other, rename(text, provider, other)),
      ]);
      expect(rename(original, provider, other)).toBe(renamed);
    },
  );
});

/** A made-up word of the same length and first letter, so that lines and lists keep their shape. */
function scramble(word: string): string {
  const consonants = "qzxwvkjhgf";
  const rest = [...word.slice(1)].map((_, index) => consonants[(index * 7 + 3) % 10]);
  return word.charAt(0) + rest.join("");
}

function rename(text: string, from: string, to: string): string {
  const cases = [
    (word: string) => word,
    (word: string) => word.toUpperCase(),
    (word: string) => word.charAt(0).toUpperCase() + word.slice(1),
  ];
  return cases.reduce((result, as) => result.replaceAll(as(from), as(to)), text);
}

async function emit(provider: string, text: string): Promise<string> {
  const specPath = `specs/${provider}.yaml`;
  const { value } = parseDocument({ provider, path: specPath, text });
  if (value === undefined) throw new Error(`${provider} has errors`);
  const context = { scope: "@linkmint", document: value, runtimeVersion: "0.1.0", specPath };
  return [...(await emitPackage(buildModel(value), context))].flat().join("\n");
}

function roomOf(file: string): string {
  const [, room = ""] = file.split("/");
  return room.replace(/\.ts$/u, "");
}

function importsOf(file: string): string[] {
  return ts.preProcessFile(read(file), true, true).importedFiles.map(({ fileName }) => fileName);
}

function localImports(file: string): string[] {
  return importsOf(file)
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) =>
      path.posix.join(path.posix.dirname(file), specifier.replace(/\.js$/u, ".ts")),
    );
}

function packageImports(file: string): string[] {
  return importsOf(file).filter((specifier) => !specifier.startsWith("."));
}

/** The files of one import cycle, or none. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): string[] => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return [];
    done.add(file);
    for (const target of graph.get(file) ?? []) {
      const cycle = visit(target, [...trail, file]);
      if (cycle.length > 0) return cycle;
    }
    return [];
  };
  for (const file of graph.keys()) {
    const cycle = visit(file, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

const deciding = new Set([
  ...[
    ts.SyntaxKind.IfStatement,
    ts.SyntaxKind.SwitchStatement,
    ts.SyntaxKind.ConditionalExpression,
  ],
  ...[ts.SyntaxKind.ForStatement, ts.SyntaxKind.ForInStatement, ts.SyntaxKind.ForOfStatement],
  ...[ts.SyntaxKind.WhileStatement, ts.SyntaxKind.DoStatement, ts.SyntaxKind.TryStatement],
  ...[ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken],
  ts.SyntaxKind.QuestionQuestionToken,
]);

function decisions(file: string): string[] {
  return decisionsIn(read(file));
}

function decisionsIn(text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (deciding.has(node.kind)) found.push(ts.SyntaxKind[node.kind]);
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile("file.ts", text, ts.ScriptTarget.Latest, true));
  return found;
}

function sourceFiles(folder: string): string[] {
  return listFiles(folder).filter((file) => file.endsWith(".ts"));
}

/** The files below a folder that are not built, relative to the root, with forward slashes. */
function listFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .map((file) => file.replaceAll(path.sep, "/"))
    .filter((file) => !/(?:^|\/)(?:dist|node_modules)\//u.test(file));
}

function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}
