import { relative, resolve, sep } from "node:path";
import { checkProviderName } from "../1-load/check-provider-name.js";
import { isUrl, shownUrl } from "../1-load/fetch-upstream.js";
import { parseUpstream } from "../1-load/parse-upstream.js";
import { readExisting, readUpstream } from "../1-load/read-upstream.js";
import { tidyDocument } from "../2-lint/tidy-document.js";
import { displayPath } from "../5-write/disk/real-path.js";
import { locateProblems, valueProblem } from "../diagnostics/problem.js";
import { quote } from "../diagnostics/quote.js";
import { blankSpec } from "../slice/blank-spec.js";
import { answerSecurity } from "../slice/answer-security.js";
import { applyAnswers, type Answered } from "../slice/apply-answers.js";
import { findOperation } from "../slice/find-operation.js";
import { findQuestions } from "../slice/find-questions.js";
import { listAnswered } from "../slice/list-servers.js";
import { rankOperations } from "../slice/rank-operations.js";
import { printSpec } from "../slice/print-spec.js";
import type { Slice } from "../slice/slice-operations.js";
import { suggestExtensions } from "../slice/suggest-extensions.js";
import { whyNoServer } from "../slice/why-no-server.js";
import type { Answer, Question, QuestionName } from "../types/answers.js";
import type { Diagnostic } from "../types/diagnostic.js";
import type { Document, SpecSource } from "../types/document.js";
import type { JsonObject } from "../types/json.js";
import type { UpdatedFile } from "../types/tree.js";
import type { Inspection } from "./inspection.js";
import { lintValues } from "./lint-source.js";
import { recordDecisions, repairSpec } from "./repair-spec.js";
import { sliceDocument } from "./slice-document.js";

/** What to cut from which document, and for which provider. */
export interface AddRequest {
  readonly provider: string;
  /** The folder that the spec goes into. */
  readonly specs: string;
  /** The provider's own document: a file or an address. */
  readonly from: string;
  /** `METHOD /path` or an operationId, each; the author is asked for one where there is none. */
  readonly operations: readonly string[];
  /** What the document leaves open. */
  readonly answers: readonly Answer[];
  /** Whether references may lead out of the document's folder and to the network. */
  readonly external: "allowed" | "refused";
  /** Asks the author, where there is one; gives nothing where the author leaves. */
  readonly ask?: Ask<QuestionName>;
  /** The same for the operation. */
  readonly choose?: Ask<"operation">;
}

type Ask<Name extends string> = (
  questions: readonly Question<Name>[],
) => Promise<readonly Answer<Name>[] | undefined>;

/** A new spec's text, and where it belongs. */
export interface AddedSpec {
  readonly path: string;
  readonly text: string;
}

/** A new spec, or why there is none. */
export interface AddPlan extends Inspection {
  readonly value?: AddedSpec;
  /** What the new spec would change in the one that is there. */
  readonly existing?: Pick<UpdatedFile, "path" | "before" | "after">;
  /** What was left out of the document or added to it, in sentences. */
  readonly notes: readonly string[];
  /** How many questions are open. */
  readonly open: number;
  /** Where no operation was named: those of the document, the likeliest first. */
  readonly candidates?: readonly string[];
  /** Whether the author left before the last question. */
  readonly left?: true;
}

/** Cuts a new spec out of a provider's document. Writes nothing. */
export async function planSpec(asked: AddRequest): Promise<AddPlan> {
  const { provider, specs, from } = asked;
  const source = await readUpstream(asked);
  if (source.value === undefined) return failed(source.diagnostics, []);
  const document = parseUpstream(source.value);
  if (document.value === undefined) return failed(document.diagnostics, [source.value]);
  const operations = await chooseOperations(document.value, asked);
  if (!Array.isArray(operations)) return { ...failed([], [source.value]), ...operations };
  const request = { ...asked, operations };
  const existing = await readExisting(request);
  const cut = await cutSpec(document.value, {
    ...request,
    ...(existing.diagnostics.length === 0 ? {} : { ask: undefined }),
  });
  const sources = [source.value, ...(cut.sources ?? [])];
  if ("left" in cut) return { ...failed([], sources), left: true };
  if ("diagnostics" in cut) return failed([...existing.diagnostics, ...cut.diagnostics], sources);
  const open = questionsOf(cut.spec, cut);
  const text = await printSpec(cut.spec, {
    from: isUrl(from) ? shownUrl(from) : from,
    schema: schemaAddress(specs),
    questions: open,
    operations: cut.operations,
    notes: cut.notes,
  });
  if (existing.diagnostics.length === 0) {
    const path = displayPath(specs, `${provider}.yaml`);
    return { sources, diagnostics: [], notes: cut.notes, open: open.length, value: { path, text } };
  }
  const { path, text: before } = existing.value ?? { path: "", text: "" };
  return {
    ...failed(existing.diagnostics, sources),
    existing: { path, before, after: text },
  };
}

/** The operations that were named, or the one that the author names; else what there is to choose from. */
async function chooseOperations(
  document: Document,
  { operations, choose }: AddRequest,
): Promise<readonly string[] | Partial<Pick<AddPlan, "candidates" | "left" | "diagnostics">>> {
  if (operations.length > 0) return operations;
  const { spec } = document;
  const candidates = rankOperations(spec);
  if (candidates.length === 0) {
    return { diagnostics: locateProblems(document, [noOperation]) };
  }
  if (choose === undefined) return { candidates };
  const text = "Which operation mints the link token?";
  const whyNotOne = (name: string): string | undefined => {
    const wanted = findOperation(spec, name);
    return "problem" in wanted ? `${wanted.problem.message} (${wanted.problem.help})` : undefined;
  };
  const given = await choose([{ name: "operation", text, candidates, whyNot: whyNotOne }]);
  if (given === undefined) return { left: true };
  return given.length === 0 ? { candidates } : given.map((answer) => answer.text);
}

const noOperation = valueProblem("unknown-operation", "/paths", [
  "The document has no operation.",
  "give a document whose paths hold operations",
]);

/** A spec for its author to fill in. Writes nothing. */
export async function planBlank(request: Pick<AddRequest, "provider" | "specs">): Promise<AddPlan> {
  const { provider, specs } = request;
  const path = displayPath(specs, `${provider}.yaml`);
  const existing = await readExisting(request);
  const diagnostics = [...checkProviderName(provider, path), ...existing.diagnostics];
  const text = blankSpec(provider, schemaAddress(specs));
  if (diagnostics.length === 0) return { ...failed([], []), value: { path, text } };
  return failed(diagnostics, []);
}

function failed(
  diagnostics: readonly Diagnostic[],
  sources: readonly SpecSource[],
): Omit<AddPlan, "value"> {
  return { sources, diagnostics, notes: [], open: 0 };
}

type Cut = { readonly sources?: readonly SpecSource[] } & (
  | Required<Pick<Slice, "spec" | "operations" | "declared" | "notes">>
  | { readonly diagnostics: readonly Diagnostic[] }
  | { readonly left: true }
);

type CutRequest = Omit<AddRequest, "ask"> & { readonly ask?: AddRequest["ask"] | undefined };

/** Cuts, suggests and takes the answers, those of the command line before those of a conversation. */
async function cutSpec(document: Document, request: CutRequest): Promise<Cut> {
  const { provider, from, ask } = request;
  let answers = request.answers;
  const slice = () => {
    const servers = listAnswered(answers);
    return sliceDocument(document, {
      ...request,
      location: from,
      ...(isUrl(from) && { documentUrl: from }),
      ...(servers.length > 0 && { servers }),
    });
  };
  let cut = await slice();
  if (cut.slice !== undefined && cut.slice.spec["servers"] === undefined && ask !== undefined) {
    const given = await ask([
      { ...whereQuestion, text: `${whyNoServer(document.spec)} ${whereHelp}` },
    ]);
    if (given === undefined) return { left: true };
    answers = [...answers, ...given];
    cut = await slice();
  }
  const { sources } = cut;
  if (cut.slice === undefined) return { sources, diagnostics: cut.diagnostics };
  if (cut.slice.spec["servers"] === undefined) {
    return { sources, diagnostics: locateProblems(document, [noServer(document)]) };
  }
  const { spec, operations, declared, notes } = cut.slice;
  const url = isUrl(from) && !/[?@]/u.test(from) ? shownUrl(from) : undefined;
  const tryAnswers = (all: readonly Answer[]) => {
    const secured = answerSecurity(spec, all, declared);
    const suggested = suggestExtensions(secured.spec, { provider, ...(url && { url }) });
    const { located, problems, ...answered } = applyAnswers(suggested, all, operations);
    const given = {
      ...answered,
      located: [...secured.located, ...located],
      problems: [...secured.problems, ...problems],
    };
    return { ...given, diagnostics: checkAnswers(given, provider) };
  };
  let answered = tryAnswers(answers);
  if (answered.diagnostics.length > 0) return { sources, diagnostics: answered.diagnostics };
  if (ask !== undefined) {
    const questions = questionsOf(answered.spec, cut.slice).map((question): Question => ({
      ...question,
      whyNot: (text) => whyNot(tryAnswers([...answers, toAnswer(question, text)]).diagnostics),
    }));
    const given = await ask(questions);
    if (given === undefined) return { sources, left: true };
    answered = tryAnswers([...answers, ...given]);
    if (answered.diagnostics.length > 0) return { sources, diagnostics: answered.diagnostics };
  }
  const repaired = repairSpec(answered.spec, provider);
  const isNamed = listAnswered(answers).length > 0;
  const recorded = recordDecisions(repaired, { upstream: document, isNamed });
  const refused = refusals(recorded, provider, document);
  if (refused.length > 0) return { sources, diagnostics: refused };
  return { sources, spec: recorded, operations, declared, notes };
}

/** What lint would refuse in the spec, said of the document: nobody wants a spec that has to be mended first. */
function refusals(spec: JsonObject, provider: string, { source }: Document): Diagnostic[] {
  return lintValues(spec, provider)
    .filter(({ severity }) => severity === "error")
    .map(({ pointer, ...problem }) => ({
      ...problem,
      path: source.path,
      message: `In the spec, at ${quote(pointer)}: ${problem.message}`,
    }));
}

/** What to ask of a spec, which may hold anything yet: what has the wrong form, lint tells afterwards. */
function questionsOf(spec: JsonObject, slice: Pick<Slice, "operations" | "declared">) {
  return findQuestions(tidyDocument(spec).spec, slice);
}

function toAnswer({ name, operation }: Pick<Question, "name" | "operation">, text: string): Answer {
  return { question: name, ...(operation !== undefined && { operation }), text };
}

function whyNot([problem]: readonly Diagnostic[]): string | undefined {
  if (problem === undefined) return undefined;
  const { message, help } = problem;
  return help === undefined ? message : `${message} (${help})`;
}

function noServer(document: Document) {
  return valueProblem("unsupported-server", "/servers", [
    whyNoServer(document.spec),
    "say it with --server https://…, or --server NAME=https://… for each of several environments",
  ]);
}

const whereHelp = "Where is the API? Its address begins with https://";

const whereQuestion: Question = {
  name: "server",
  text: whereHelp,
  candidates: [],
  whyNot: (text) =>
    /^(?:[\w-]+=)?https?:\/\/[\w.[\]-]+/u.test(text) ? undefined : "This is no address.",
};

/** The schema for editors as a folder of specs finds it, where linkmint is installed in the working directory. */
function schemaAddress(specs: string): string {
  const schema = resolve("node_modules/linkmint/generator/spec.schema.json");
  return relative(resolve(specs), schema).split(sep).join("/");
}

/** What is wrong with an author's answers, as lint would say it of the spec, each at the flag that gives it. */
function checkAnswers(answered: Answered, provider: string): Diagnostic[] {
  const { spec, located, problems } = answered;
  const malformed = problems.map(({ answer, message, help }): Diagnostic => ({
    code: "invalid-answer",
    severity: "error",
    path: pathOf(answer),
    message,
    help,
  }));
  if (malformed.length > 0) return malformed;
  return lintValues(spec, provider).flatMap(({ pointer: location, ...problem }) => {
    if (problem.severity !== "error") return [];
    const given = located.find(
      ({ pointer }) => location === pointer || location.startsWith(`${pointer}/`),
    );
    return given === undefined ? [] : [{ ...problem, path: pathOf(given.answer) }];
  });
}

function pathOf({ question }: Answer): string {
  return `--${question}`;
}
