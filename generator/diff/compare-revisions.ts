import { operationName, type LocatedOperation } from "../openapi/operations.js";
import { parsePointer } from "../openapi/pointer.js";
import { createResolve } from "../openapi/reference.js";
import { createViewer } from "../openapi/view/create-viewer.js";
import type { Severity } from "../types/change-text.js";
import type { Change, ChangePlace } from "../types/change.js";
import type { Document } from "../types/document.js";
import { asObject, asList } from "../types/json.js";
import type { OperationModel } from "../types/model.js";
import { compareMethods } from "./api/compare-methods.js";
import { comparePackages, compareExports } from "./api/compare-packages.js";
import { type Call, compareKeyed } from "./call/call-pair.js";
import { compareCall } from "./call/compare-call.js";
import { catalog } from "./catalog.js";
import type { Finding, OperationPair, Revision } from "./revision.js";
import { createSchemaComparer, type SchemaComparer } from "./schema/compare-schemas.js";
import type { Hidden, Viewers } from "./schema/pair.js";

/** Two documents, and the operations of them that matter. */
export interface RevisionPair {
  readonly before: Revision;
  readonly after: Revision;
  readonly operations: readonly OperationPair[];
}

/**
 * What changed between two documents for callers of some operations, the gravest first. Two specs of ours are
 * compared as packages as well; between a spec and a provider's document only what shows on the wire is.
 */
export function compareRevisions(pair: RevisionPair): Change[] {
  const { before, after, operations } = pair;
  const comparer = createSchemaComparer({
    before: createViewer(before.document.spec),
    after: createViewer(after.document.spec),
    ...specOf(pair),
  });
  const findings = [
    ...operations.flatMap((each) => compareOperation(each, pair, comparer)),
    ...compareModels(pair),
  ];
  return locateFindings(withoutRepeats(findings, comparer), pair);
}

/** Which one is a spec where one alone is. */
function specOf({ before, after }: RevisionPair): Pick<Viewers, "spec"> {
  if ((before.model === undefined) === (after.model === undefined)) return {};
  return { spec: before.model === undefined ? "after" : "before" };
}

function compareOperation(
  { before: old, after: now }: OperationPair,
  { before, after }: RevisionPair,
  comparer: SchemaComparer,
): Finding[] {
  const listOf = (operation: LocatedOperation | undefined) =>
    new Map(operation === undefined ? [] : [["", operation]]);
  return compareKeyed(listOf(old), listOf(now), {
    where: (_, operation) => operationName(operation),
    beside: { before: "/paths", after: "/paths" },
    removed: () => ["operation-removed", "The operation is gone."],
    added: () => ["operation-added", "There is such an operation now."],
    kept: (one, other, where) => {
      const hidden = hiddenOf(omittedOf(before, one), omittedOf(after, other));
      return compareCall({
        ...{ before: toCall(before, one), after: toCall(after, other), where, comparer },
        areSpecs: before.model !== undefined && after.model !== undefined,
        ...(hidden !== undefined && { hidden }),
      });
    },
  });
}

function toCall({ document: { spec } }: Revision, operation: LocatedOperation): Call {
  return { ...operation, root: spec, resolve: createResolve(spec) };
}

function modelOf({ model }: Revision, location: LocatedOperation): OperationModel | undefined {
  return model?.operations.find(({ pointer }) => pointer === location.pointer);
}

/** What a spec leaves out of the package is left out of a document that it is compared with, too. */
function hiddenOf(
  before: ReadonlySet<string> | undefined,
  after: ReadonlySet<string> | undefined,
): Hidden | undefined {
  const either = before ?? after;
  if (either === undefined) return undefined;
  return { before: before ?? either, after: after ?? either };
}

/** The properties of the request body that the package does not offer; nothing for a document that gives none. */
function omittedOf(
  { model }: Revision,
  { operation }: LocatedOperation,
): ReadonlySet<string> | undefined {
  if (model === undefined) return undefined;
  const omit = asObject(operation["x-link-token"])["omit"];
  const pointers = asList(omit).map(String);
  return new Set(pointers.flatMap((pointer) => parsePointer(pointer)[0] ?? []));
}

/** What differs in the packages that two specs give. */
function compareModels({ before, after, operations }: RevisionPair): Finding[] {
  const [old, now] = [before.model, after.model];
  if (old === undefined || now === undefined) return [];
  const packages = {
    before: { model: old, root: before.document.spec },
    after: { model: now, root: after.document.spec },
  };
  const methods = operations.flatMap((each) => {
    const one = each.before === undefined ? undefined : modelOf(before, each.before);
    const other = each.after === undefined ? undefined : modelOf(after, each.after);
    if (one === undefined || other === undefined) return [];
    return [{ before: one, after: other, where: `${other.method} ${other.path}` }];
  });
  const kept = new Set(methods.flatMap((each) => each.after.modes.map(({ name }) => name)));
  const names = {
    before: [
      ...old.reached.map(({ typeName }) => typeName),
      ...methods.flatMap(({ before: { modes, ...operation } }) =>
        typeNames({ ...operation, modes: modes.filter(({ name }) => kept.has(name)) }),
      ),
    ],
    after: [...now.reached.map(({ typeName }) => typeName), ...now.operations.flatMap(typeNames)],
  };
  return [
    ...comparePackages(packages),
    ...methods.flatMap(compareMethods),
    ...compareExports(packages, names),
  ];
}

/** The interfaces that an operation's bodies and modes are exported as; expressions are none. */
function typeNames({ input, success, modes }: OperationModel): string[] {
  const names = [
    ...(input === undefined ? [] : [input.typeName, input.sharedTypeName]),
    success.typeName,
    ...modes.flatMap(({ variants }) => variants.map(({ typeName }) => typeName)),
  ];
  return names.filter((name) => /^[A-Z]\w*$/u.test(name));
}

/** A finding, and where else it holds. */
interface Told extends Finding {
  readonly also: readonly string[];
}

/** What several operations share is told once with all its locations, as is what two ways of comparing found. */
function withoutRepeats(findings: readonly Finding[], comparer: SchemaComparer): Told[] {
  const byText = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { code, before, after, message } = finding;
    const key = JSON.stringify([code, before, after, message]);
    byText.set(key, [...(byText.get(key) ?? []), finding]);
  }
  return [...byText.values()].flatMap((same) =>
    same.slice(0, 1).map((first) => {
      const locations = same.flatMap((each) => [each.where, ...comparer.otherLocations(each)]);
      return { ...first, also: [...new Set(locations)].filter((each) => each !== first.where) };
    }),
  );
}

const order: readonly Severity[] = ["major", "minor", "patch"];

function locateFindings(findings: readonly Told[], { before, after }: RevisionPair): Change[] {
  const changes = findings.map(({ code, where, also, message, ...pointers }): Change => {
    const { severity, action } = catalog[code];
    return {
      ...{ code, severity, where, ...(also.length > 0 && { also }), message, action },
      before: toLocation(before.document, pointers.before),
      after: toLocation(after.document, pointers.after),
    };
  });
  return changes.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** The key of what a pointer leads to, or of what is nearest to it. */
function toLocation({ source, locate }: Document, pointer: string): ChangePlace {
  const span = parsePointer(pointer).length === 0 ? undefined : locate(pointer, "key");
  return { path: source.path, pointer, ...(span !== undefined && { span }) };
}
