import { suggest } from "../diagnostics/suggest.js";
import { toPointer } from "../openapi/pointer.js";
import { defined } from "../types/defined.js";
import type { Document } from "../types/document.js";
import type { Declaration, Explanation, Origin } from "../types/explanation.js";
import type { JsonObject } from "../types/json.js";
import type { ProviderModel } from "../types/model.js";
import { explainProperty, parsePath, type PropertyAnswer } from "./explain-property.js";
import type { Declarations } from "./index-declarations.js";
import { findReferences, type Hop } from "./open-schema.js";
import { listPackageSubjects } from "./package-subjects.js";
import { inputTypes, listParameterSubjects } from "./parameter-subjects.js";
import type { PointedOrigin, Subject } from "./subject.js";
import { bodySchemas, listTypeSubjects } from "./type-subjects.js";

/** A package: its spec, its model, and what its generated files declare. */
export interface ExplainRequest {
  readonly document: Document;
  readonly model: ProviderModel;
  readonly declarations: Declarations;
  readonly symbol: string;
}

/** What a name may mean in a package; where it means nothing, the name that was probably meant. */
export interface Answer {
  readonly explanations: readonly Explanation[];
  readonly suggestion?: string;
}

/** Explains a name of a package: an export, a member of one, an option, a value, or a path in a request or an answer. */
export function explainSymbol(request: ExplainRequest): Answer {
  const { document, model, symbol, declarations } = request;
  const root = document.spec;
  const subjects = [
    ...listPackageSubjects(model, root),
    ...listTypeSubjects(model, root),
    ...listParameterSubjects(model, root),
  ];
  const named = subjects.filter(({ names }) => names.includes(symbol));
  if (named.length > 0) {
    const found = named.map((subject) => ({ subject, hops: [], start: subject.schema?.pointer }));
    return { explanations: found.map((each) => place(request, each)) };
  }
  const runtime = declarations.runtime.get(symbol);
  if (runtime !== undefined) return { explanations: [fromRuntime(request, runtime)] };
  const answers = [
    ...membersOf(subjects, request, root),
    ...model.operations.flatMap((operation) =>
      bodySchemas(operation).map((schema) => {
        const name = `${operation.method} ${operation.path} ${schema.side}`;
        const path = parsePath(withoutName(symbol, name));
        const types = inputTypes(operation);
        const declared = schema.side === "request" ? types : [operation.success.typeName];
        return explainProperty({ model, root }, { name, schema, declared, path });
      }),
    ),
  ];
  const found = answers.flatMap((answer) => ("subject" in answer ? [answer] : []));
  if (found.length > 0) return { explanations: found.map((each) => place(request, each)) };
  return { explanations: [], ...nearest(symbol, subjects, answers, declarations) };
}

/** `POST /tokens request.user` is the path `user` of that request. */
function withoutName(symbol: string, name: string): string {
  return symbol.startsWith(`${name}.`) ? symbol.slice(name.length + 1) : symbol;
}

/** `Session.token` is a property of the type, `Plan.Paid` a member of the constant. */
function membersOf(
  subjects: readonly Subject[],
  { symbol, model, declarations }: ExplainRequest,
  root: JsonObject,
): PropertyAnswer[] {
  const dot = symbol.indexOf(".");
  if (dot < 0 || symbol.startsWith("/")) return [];
  const [owner, rest] = [symbol.slice(0, dot), symbol.slice(dot + 1)];
  return subjects
    .filter(({ names }) => names.includes(owner))
    .flatMap((subject): PropertyAnswer[] => {
      const { schema, declared } = subject;
      if (schema === undefined) return [];
      // An enum's constant may give a member a name of its own.
      const value = declarations.values.get(symbol);
      const member = subjects.find(({ names }) => names.includes(`${owner}.${value ?? ""}`));
      if (value !== undefined && member !== undefined) {
        const own = { ...member, names: [symbol], declared: [symbol] };
        return [{ subject: own, hops: [], start: schema.pointer }];
      }
      const path = parsePath(rest);
      return [explainProperty({ model, root }, { name: owner, schema, declared, path })];
    });
}

function nearest(
  symbol: string,
  subjects: readonly Subject[],
  answers: readonly PropertyAnswer[],
  declarations: Declarations,
): Pick<Answer, "suggestion"> {
  const isPointer = symbol.startsWith("/");
  const segments = parsePath(symbol);
  const properties = answers.flatMap((answer) => {
    if ("subject" in answer) return [];
    return answer.candidates.map((name) => {
      const meant = segments.with(answer.index, name);
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

function place({ document, model, declarations }: ExplainRequest, found: Found): Explanation {
  const { names, what, description, origins, declared, necessity } = found.subject;
  const bodies = model.operations.flatMap(bodySchemas).map(({ pointer }) => pointer);
  const { start, hops } = found;
  const before = start === undefined ? [] : findReferences(document.spec, bodies, start);
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
