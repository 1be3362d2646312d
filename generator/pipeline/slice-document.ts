import { basename } from "node:path";
import { locateReference, openReference } from "../1-load/open-reference.js";
import {
  externalPaths,
  mountPointer,
  referenceAt,
  refusedReference,
  splitMount,
  tooManyDocuments,
  unreadableReference,
} from "../slice/reference-problems.js";
import { mountDocument, redirect } from "../slice/mount-document.js";
import { sliceOperations, type Slice, type SliceRequest } from "../slice/slice-operations.js";
import type { Diagnostic } from "../types/diagnostic.js";
import type { Document, SpecSource } from "../types/document.js";
import type { JsonObject } from "../types/json.js";
import { type Problem, locateProblems } from "../diagnostics/problem.js";

/** What to cut, and how far references may lead. */
export interface DocumentSliceRequest extends SliceRequest {
  /** Where the document was found. */
  readonly location: string;
  readonly external: "allowed" | "refused";
}

/** A slice of a document and of those that it refers to, or what stands in the way. */
export interface DocumentSlice {
  readonly slice?: Required<Pick<Slice, "spec" | "operations" | "declared">>;
  readonly diagnostics: readonly Diagnostic[];
  /** The documents that were read besides. */
  readonly sources: readonly SpecSource[];
}

/** No provider splits its document into more; a loop would be. */
const mostDocuments = 500;

/** Cuts operations out of a document, and reads those documents that they reach. */
export async function sliceDocument(
  root: Document,
  request: DocumentSliceRequest,
): Promise<DocumentSlice> {
  const mounts = new Map<string, Mount>();
  let document = root;
  for (;;) {
    const { spec, operations, declared, problems } = sliceOperations(document, request);
    const sources = [...mounts.values()].map((mount) => mount.document.source);
    if (spec !== undefined) {
      return { slice: { spec, operations, declared }, diagnostics: [], sources };
    }
    const leading = problems.filter(({ code }) => code === "external-reference");
    const wanted = leading.length > 0 ? leading : externalPaths(document.spec, problems);
    if (wanted.length === 0) return { diagnostics: locate(problems, { root, mounts }), sources };
    const refused: Diagnostic[] = [];
    for (const problem of wanted) {
      const step = await mountReference(document, problem, { root, mounts, request });
      if ("spec" in step) document = step;
      else refused.push(...step.diagnostics);
    }
    if (refused.length > 0) {
      const all = [...mounts.values()].map((mount) => mount.document.source);
      return { diagnostics: refused, sources: all };
    }
  }
}

/** A document that references lead to, and the key that it is mounted under. */
interface Mount {
  readonly key: string;
  readonly location: string;
  readonly document: Document;
}

interface Surroundings {
  readonly root: Document;
  /** By location. */
  readonly mounts: Map<string, Mount>;
  readonly request: DocumentSliceRequest;
}

/** The document with the one mounted that a reference leads to, or why it is not followed. */
async function mountReference(
  document: Document,
  problem: Problem,
  { root, mounts, request }: Surroundings,
): Promise<Document | { readonly diagnostics: readonly Diagnostic[] }> {
  const { pointer } = problem;
  const spec = document.spec;
  const { reference, address, fragment } = referenceAt(spec, pointer);
  const from = mountAt(pointer, mounts)?.location ?? request.location;
  const location = locateReference(address, from);
  const refuse = (why: Pick<Problem, "message" | "help">) => {
    const found: Problem = { code: problem.code, pointer, ...why };
    return { diagnostics: locate([found], { root, mounts }) };
  };
  const lead = (changed: JsonObject, prefix: string): Document => {
    const moved = redirect(changed, pointer, `#${prefix}${fragment}`);
    return { ...document, spec: moved as Document["spec"] };
  };
  if (location === locateReference(basename(request.location), request.location)) {
    return lead(spec, "");
  }
  const known = mounts.get(location);
  if (known !== undefined) return lead(spec, mountPointer(known.key));
  if (mounts.size >= mostDocuments) {
    return refuse(tooManyDocuments(mostDocuments));
  }
  const opened = await openReference({
    ...request,
    provider: root.source.provider,
    address,
    from,
    root: request.location,
  });
  if (opened.kind === "invalid") return { diagnostics: opened.checked.diagnostics };
  if (opened.kind === "refused") return refuse(refusedReference(reference));
  if (opened.kind === "unreadable") return refuse(unreadableReference(reference, opened.reason));
  const key = `${mounts.size + 1}-${basename(location)
    .replace(/\.\w+$/u, "")
    .replace(/[^\w-]/gu, "-")}`;
  mounts.set(location, { key, location, document: opened.document });
  const other = opened.document.spec;
  return lead(mountDocument(spec, key, other), mountPointer(key));
}

function mountAt(pointer: string, mounts: ReadonlyMap<string, Mount>): Mount | undefined {
  const key = splitMount(pointer)?.key;
  return [...mounts.values()].find((mount) => mount.key === key);
}

/** Problems at their locations, each in the document that it stands in. */
function locate(
  problems: readonly Problem[],
  { root, mounts }: Pick<Surroundings, "root" | "mounts">,
): Diagnostic[] {
  return problems.flatMap((problem) => {
    const mount = mountAt(problem.pointer, mounts);
    if (mount === undefined) return locateProblems(root, [problem]);
    const pointer = splitMount(problem.pointer)?.pointer ?? "";
    return locateProblems(mount.document, [{ ...problem, pointer }]);
  });
}
