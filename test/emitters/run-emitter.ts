import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { repository } from "../consumer.js";
import { runProgram } from "../runtimes/run-program.js";
import type { EmitterName } from "./emitters.js";
import { requests } from "./requests.js";

/** What is thought of one request. */
export interface Verdict {
  readonly request: string;
  /** Whether the framework's own validator takes it. */
  readonly theirs: boolean;
  /** Whether the generated validator takes it. */
  readonly ours: boolean;
  /** Whether it is of the generated type. */
  readonly compiles: boolean;
}

/** What came of one document of an emitter. */
export interface Outcome {
  readonly verdicts: readonly Verdict[];
  /** What the compiler says of the package and of the framework's type where it is given to the generated one. */
  readonly errors: readonly string[];
}

/** Where an emitter runs, and what it needs. */
export interface Workplace {
  readonly name: EmitterName;
  /** An empty folder in one that has the packages which generated code imports. */
  readonly folder: string;
  /** Where the emitter's packages are installed. */
  readonly packages: string;
}

/** Has a framework emit its documents, and gives what it thinks of each request. */
export async function emitDocuments({ name, folder, packages }: Workplace): Promise<boolean[]> {
  cpSync(path.join(import.meta.dirname, "services", name), folder, { recursive: true });
  mkdirSync(path.join(folder, "specs"));
  symlinkSync(path.join(packages, "node_modules"), path.join(folder, "node_modules"), "junction");
  write(folder, "package.json", { name: "emitter", private: true, type: "module" });
  write(folder, "requests.json", requests);
  const service = readFileSync(path.join(folder, "service.ts"), "utf8");
  write(
    folder,
    "service.js",
    ts.transpile(service, { ...framework, module: ts.ModuleKind.ESNext }),
  );
  write(folder, "emit.js", emitProgram);
  return JSON.parse(await run(folder, path.join(folder, "emit.js"))) as boolean[];
}

/** Adds a document of the emitter, generates its package, compiles it, and asks its validator. */
export async function tryDocument(
  { folder }: Workplace,
  { document, theirs }: { readonly document: string; readonly theirs: readonly boolean[] },
): Promise<Outcome> {
  const linkmint = path.join(repository, "generator/bin/linkmint.js");
  const answers = ["--token", "/token", "--expires", "/expiresAt:date-time"];
  const from = ["--from", `${document}.json`, "--operation", "POST /link/token"];
  await run(folder, linkmint, "add", document, ...from, ...answers);
  await run(folder, linkmint, "generate", document);
  const errors = compile(folder, document);
  write(folder, `${document}-validate.js`, validateProgram(document));
  const ours = JSON.parse(
    await run(folder, path.join(folder, `${document}-validate.js`)),
  ) as boolean[];
  const refused = new Set(errors.map(({ request }) => request));
  const verdicts = Object.keys(requests).map((request, index) => ({
    request,
    theirs: theirs[index] === true,
    ours: ours[index] === true,
    compiles: !refused.has(request),
  }));
  return {
    verdicts,
    errors: errors.flatMap(({ request, text }) => (request === undefined ? [text] : [])),
  };
}

const framework: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
};

const strict: ts.CompilerOptions = {
  ...framework,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
};

interface CompileError {
  /** The request whose line it is in. */
  readonly request?: string;
  readonly text: string;
}

/** Compiles a package into JavaScript beside its sources, with a module that assigns all to its type. */
function compile(folder: string, document: string): CompileError[] {
  const use = path.join(folder, `${document}-use.ts`);
  const head = [
    `import type { Input } from "./service.js";`,
    `import { validators } from "./generated/${document}/src/validators.js";`,
    `type Shape = (typeof validators)[keyof typeof validators]["~standard"];`,
    `export type Ours = NonNullable<Shape["types"]>["input"];`,
    `declare function hold<const T>(value: T): T;`,
    `export const all = (theirs: Input): Ours => theirs;`,
  ];
  // Not the literal itself, of which the compiler refuses unknown properties.
  const lines = Object.values(requests).map(
    (request, index) =>
      `const held${index} = hold(${JSON.stringify(request)}); export const request${index}: Ours = held${index};`,
  );
  writeFileSync(use, [...head, ...lines].join("\n"));
  const program = ts.createProgram(
    [use, path.join(folder, `generated/${document}/src/index.ts`)],
    strict,
  );
  program.emit();
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, "\n");
    const line = file?.fileName.endsWith("-use.ts")
      ? file.getLineAndCharacterOfPosition(start).line
      : 0;
    const request = Object.keys(requests)[line - head.length];
    return { text: `${path.basename(file?.fileName ?? "")}: ${text}`, ...(request && { request }) };
  });
}

const emitProgram = `
import { readFileSync, writeFileSync } from "node:fs";
import { emit, takes } from "./service.js";

for (const [name, document] of Object.entries(await emit()))
  writeFileSync(name + ".json", JSON.stringify(document));
const requests = Object.values(JSON.parse(readFileSync("requests.json", "utf8")));
console.log(JSON.stringify(await Promise.all(requests.map(takes))));
process.exit();
`;

function validateProgram(document: string): string {
  return `
import { readFileSync } from "node:fs";
import { validators } from "./generated/${document}/src/validators.js";

const [{ "~standard": standard }] = Object.values(validators);
const requests = Object.values(JSON.parse(readFileSync("requests.json", "utf8")));
console.log(JSON.stringify(requests.map((each) => standard.validate(each).issues === undefined)));
`;
}

async function run(folder: string, ...words: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runProgram({
    command: [process.execPath, ...words],
    folder,
    seconds: 120,
  });
  if (code !== 0) throw new Error(`${words.join(" ")} exits with ${code}: ${stdout}${stderr}`);
  return stdout;
}

function write(folder: string, file: string, content: unknown): void {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  writeFileSync(path.join(folder, file), text);
}
