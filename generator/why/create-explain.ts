import { suggest } from "../diagnostics/suggest.js";
import { toPointer } from "../openapi/pointer.js";
import { defined } from "../types/defined.js";
import type { Document } from "../types/document.js";
import type { Declaration, Explanation, Origin } from "../types/explanation.js";
import type { OperationModel, ProviderModel } from "../types/model.js";
import { explainProperty, parsePath, type PropertyResult } from "./explain-property.js";
import type { Declarations } from "./index-declarations.js";
import { createFindReferences, type Hop } from "./open-schema.js";
import { listPackageSubjects } from "./package-subjects.js";
import { inputTypes, listParameterSubjects } from "./parameter-subjects.js";
import type { PointedOrigin, Subject } from "./subject.js";
import { bodySchemas, listTypeSubjects } from "./type-subjects.js";

/** A package: its spec, its model, and what its generated files declare. */
export interface ExplainedPackage {
  readonly document: Document;
  readonly model: ProviderModel;
  readonly declarations: Declarations;
}

/** What a name may mean in a package; where it means nothing, the name that was probably meant. */
export interface SymbolResult {
  readonly explanations: readonly Explanation[];
  readonly suggestion?: string;
}

/**
 * Makes what explains names of a package: an export, a member of one, an option, a value, or a path in a request or a
 * response. The spec is walked once for all of them.
 */
export function createExplain(explained: ExplainedPackage): (symbol: string) => SymbolResult {
  const { document, model } = explained;
  const subjects = [
    ...listPackageSubjects(model, document.spec),
    ...listTypeSubjects(model, document.spec),
    ...listParameterSubjects(model, document.spec),
  ];
  const byName = groupByName(subjects);
  const bodies = model.operations.flatMap(bodySchemas).map(({ pointer }) => pointer);
  const referencesTo = createFindReferences(document.spec, bodies);
  return (symbol) => explainSymbol({ ...explained, symbol, subjects, byName, referencesTo });
}

function groupByName(subjects: readonly Subject[]): ReadonlyMap<string, readonly Subject[]> {
  const groups = new Map<string, Subject[]>();
  for (const subject of subjects) {
    for (const name of new Set(subject.names)) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [subject]);
      else group.push(subject);
    }
  }
  return groups;
}

/** A name of a package, and what its spec says of all names. */
interface ExplainRequest extends ExplainedPackage {
  readonly symbol: string;
  readonly subjects: readonly Subject[];
  readonly byName: ReadonlyMap<string, readonly Subject[]>;
  /** Returns the references that lead from a body to a component. */
  readonly referencesTo: (pointer: string) => readonly Hop[];
}

function explainSymbol(request: ExplainRequest): SymbolResult {
  const { document, model, symbol, subjects, byName, declarations } = request;
  const root = document.spec;
  const named = byName.get(symbol) ?? [];
  const explain = (found: readonly Found[]): SymbolResult => ({
    explanations: found.map((each) => toExplanation(request, each)),
  });
  if (named.length > 0) {
    return explain(named.map((subject) => ({ subject, hops: [], start: subject.schema?.pointer })));
  }
  const runtime = declarations.runtime.get(symbol);
  if (runtime !== undefined) return { explanations: [fromRuntime(request, runtime)] };

  /** `Session.token` is a property of the type, `Plan.Paid` a member of the constant. */
  const membersOf = ({ names, schema, declared }: Subject): PropertyResult[] => {
    const owner = names.find((name) => symbol.startsWith(`${name}.`) && !name.includes("."));
    if (owner === undefined || schema === undefined) return [];
    // An enum's constant may give a member a name of its own.
    const value = declarations.values.get(symbol);
    const [member] = byName.get(`${owner}.${value ?? ""}`) ?? [];
    if (value !== undefined && member !== undefined) {
      const own = { ...member, names: [symbol], declared: [symbol] };
      return [{ subject: own, hops: [], start: schema.pointer }];
    }
    const path = parsePath(symbol.slice(owner.length + 1));
    return [explainProperty({ model, root }, { name: owner, schema, declared, path })];
  };
  const bodiesOf = (operation: OperationModel): PropertyResult[] =>
    bodySchemas(operation).map((schema) => {
      const name = `${operation.method} ${operation.path} ${schema.side}`;
      // `POST /tokens request.user` is the path `user` of that request.
      const isFull = symbol.startsWith(`${name}.`);
      const path = parsePath(isFull ? symbol.slice(name.length + 1) : symbol);
      const types = inputTypes(operation);
      const declared = schema.side === "request" ? types : [operation.success.typeName];
      return explainProperty({ model, root }, { name, schema, declared, path });
    });
  const results = [...subjects.flatMap(membersOf), ...model.operations.flatMap(bodiesOf)];
  const found = results.flatMap((result) => ("subject" in result ? [result] : []));
  if (found.length > 0) return explain(found);
  return { explanations: [], ...nearest(symbol, subjects, results, declarations) };
}

function nearest(
  symbol: string,
  subjects: readonly Subject[],
  results: readonly PropertyResult[],
  declarations: Declarations,
): Pick<SymbolResult, "suggestion"> {
  const isPointer = symbol.startsWith("/");
  const segments = parsePath(symbol);
  const properties = results.flatMap((result) => {
    if ("subject" in result) return [];
    return result.candidates.map((name) => {
      const meant = segments.with(result.index, name);
      return isPointer ? toPointer(meant) : meant.join(".");
    });
  });
  const names = subjects.flatMap((subject) => subject.names);
  const all = [...names, ...properties, ...declarations.runtime.keys()];
  const suggestion = suggest(symbol, all);
  return suggestion === undefined ? {} : { suggestion };
}

function fromRuntime({ model, symbol }: ExplainRequest, declaration: Declaration): Explanation {
  return {
    provider: model.id,
    symbol,
    what: "a part of the runtime, the same in every package; no spec says anything about it",
    origins: [],
    references: [],
    declarations: [declaration],
  };
}

/** What was found, the references that were followed from where it starts, and that schema, if it is in one. */
interface Found {
  readonly subject: Subject;
  readonly hops: readonly Hop[];
  readonly start: string | undefined;
}

function toExplanation(
  { document, model, declarations, referencesTo }: ExplainRequest,
  found: Found,
): Explanation {
  const { names, what, description, origins, declared, necessity } = found.subject;
  const { start, hops } = found;
  const before = start === undefined ? [] : referencesTo(start);
  const { source, locate: find } = document;
  const locate = ({ pointer, part, says }: PointedOrigin): Origin =>
    defined({ path: source.path, pointer, span: find(pointer, part), says });
  return defined({
    provider: model.id,
    symbol: names[0] ?? "",
    what,
    description,
    origins: origins.map(locate),
    references: [...before, ...hops].map(({ pointer, target }) =>
      locate({ pointer, says: `refers to ${target}` }),
    ),
    necessity: necessity && { ...necessity, reasons: necessity.reasons.map(locate) },
    declarations: [...new Set(declared)].flatMap((name) => declarations.byName.get(name) ?? []),
  });
}
