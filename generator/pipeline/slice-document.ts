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
  readonly slice?: Required<Pick<Slice, "spec" | "operations" | "declared" | "notes">>;
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
  /** By location. */
  const mounts = new Map<string, Mount>();
  const mountAt = (pointer: string): Mount | undefined => {
    const key = splitMount(pointer)?.key;
    return [...mounts.values()].find((mount) => mount.key === key);
  };

  /** Problems at their locations, each in the document that it stands in. */
  const locate = (problems: readonly Problem[]): Diagnostic[] =>
    problems.flatMap((problem) => {
      const mount = mountAt(problem.pointer);
      if (mount === undefined) return locateProblems(root, [problem]);
      const pointer = splitMount(problem.pointer)?.pointer ?? "";
      return locateProblems(mount.document, [{ ...problem, pointer }]);
    });

  /** The document with the one mounted that a reference leads to, or why it is not followed. */
  const mountReference = async (
    document: Document,
    { code, pointer }: Problem,
  ): Promise<Document | readonly Diagnostic[]> => {
    const { spec } = document;
    const { reference, address, fragment } = referenceAt(spec, pointer);
    const from = mountAt(pointer)?.location ?? request.location;
    const location = locateReference(address, from);
    const refuse = (why: Pick<Problem, "message" | "help">) => locate([{ code, pointer, ...why }]);
    const lead = (changed: JsonObject, prefix: string): Document => {
      const moved = redirect(changed, pointer, `#${prefix}${fragment}`);
      return { ...document, spec: moved as Document["spec"] };
    };
    if (location === locateReference(basename(request.location), request.location)) {
      return lead(spec, "");
    }
    const known = mounts.get(location);
    if (known !== undefined) return lead(spec, mountPointer(known.key));
    if (mounts.size >= mostDocuments) return refuse(tooManyDocuments(mostDocuments));
    const { provider } = root.source;
    const opened = await openReference({
      ...{ ...request, provider, address, from, root: request.location },
    });
    if (opened.kind === "invalid") return opened.checked.diagnostics;
    if (opened.kind === "refused") return refuse(refusedReference(reference));
    if (opened.kind === "unreadable") return refuse(unreadableReference(reference, opened.reason));
    const name = basename(location).replace(/\.\w+$/u, "");
    const key = `${mounts.size + 1}-${name.replace(/[^\w-]/gu, "-")}`;
    mounts.set(location, { key, location, document: opened.document });
    return lead(mountDocument(spec, key, opened.document.spec), mountPointer(key));
  };

  const sourcesOf = () => [...mounts.values()].map((mount) => mount.document.source);
  let document = root;
  for (;;) {
    const { spec, operations, declared, notes, problems } = sliceOperations(document, request);
    const sources = sourcesOf();
    if (spec !== undefined) {
      return { slice: { spec, operations, declared, notes }, diagnostics: [], sources };
    }
    const leading = problems.filter(({ code }) => code === "external-reference");
    const wanted = leading.length > 0 ? leading : externalPaths(document.spec, problems);
    if (wanted.length === 0) return { diagnostics: locate(problems), sources };
    const refused: Diagnostic[] = [];
    for (const problem of wanted) {
      const step = await mountReference(document, problem);
      if ("spec" in step) document = step;
      else refused.push(...step);
    }
    if (refused.length > 0) return { diagnostics: refused, sources: sourcesOf() };
  }
}

/** A document that references lead to, and the key that it is mounted under. */
interface Mount {
  readonly key: string;
  readonly location: string;
  readonly document: Document;
}
