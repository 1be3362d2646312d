import { defined } from "../../types/defined.js";
import type { ModeModel, OperationModel, ProviderModel } from "../../types/model.js";
import { stringLiteral } from "../print/escape.js";
import { valueFrom } from "../print/symbol.js";
import { mintedNoun } from "./minted-noun.js";

/** A method of the generated client. */
export interface Method {
  /** Group by group, as in `["linkToken", "create"]`. */
  readonly path: readonly string[];
  readonly name: string;
  readonly operation: OperationModel;
  /** The only mode it takes. */
  readonly mode?: string;
  /** Whether it gives the common result in place of the native body. */
  readonly mints: boolean;
  readonly input?: string;
  readonly inputOptional: boolean;
  readonly output: string;
  readonly summary?: string;
  readonly description?: string;
  readonly docsUrl?: string;
}

/** Every method of a client: the native ones of each operation and its modes, then `createLinkToken`. */
export function methodsOf(model: ProviderModel): Method[] {
  const { names, operations } = model;
  const mints = `Mints a link ${mintedNoun(model)}`;
  return [
    ...operations.flatMap(nativeMethods),
    ...operations
      .filter((operation) => operation.primary && operation.result !== undefined)
      .map((operation) => ({
        ...method(operation, ["createLinkToken"]),
        mints: true,
        output: names.result,
        summary:
          operation.modes.length === 0
            ? `${mints} and gives the result that all providers share.`
            : `${mints}, in any mode, and gives the result that all providers share.`,
      })),
  ];
}

/** The method that samples call: `createLinkToken`, or as long as there is none the first of the operation that it would call. */
export function leadMethod(model: ProviderModel): Method {
  const methods = methodsOf(model);
  const lead =
    methods.find(({ mints }) => mints) ??
    methods.find(({ operation }) => operation.primary) ??
    methods[0];
  if (lead === undefined) throw new Error(`${model.id} has no method`);
  return lead;
}

function nativeMethods(operation: OperationModel): Method[] {
  const { nativeMethod, input, modes } = operation;
  const ofModes = modes.flatMap((mode) => {
    if (mode.method === undefined) return [];
    const { name, summary, typeName } = mode;
    const any = method({ ...operation, description: "" }, mode.method);
    const inputOptional = isOptional(operation, [mode]);
    const own = defined({ inputOptional, mode: name, summary, input: input && typeName });
    return [{ ...any, ...own }];
  });
  return [...(nativeMethod === undefined ? [] : [method(operation, nativeMethod)]), ...ofModes];
}

function method(operation: OperationModel, path: readonly string[]): Method {
  const { input, success, modes, summary, description, docsUrl } = operation;
  return defined({
    path,
    name: path.at(-1) ?? "",
    operation,
    mints: false,
    input: input?.typeName,
    inputOptional: isOptional(operation, modes),
    output: success.typeName,
    summary,
    description,
    docsUrl,
  });
}

/** Whether a call without an input can be right: all of it may be left out, and a mode asks for nothing. */
function isOptional({ input, modes }: OperationModel, taken: readonly ModeModel[]): boolean {
  if (input === undefined || input.required) return false;
  const asksNothing = ({ variants }: ModeModel): boolean =>
    variants.some(({ required }) => required.length === 0);
  return modes.length === 0 || taken.some(asksNothing);
}

/** Methods by group; a group within a group is one of its `groups`. */
export interface MethodGroup {
  readonly name: string;
  readonly groups: readonly MethodGroup[];
  readonly methods: readonly Method[];
}

/** The tree of groups that the methods' paths span, in the order in which groups are first named. */
export function methodGroups(methods: readonly Method[], name = "", depth = 0): MethodGroup {
  const inner = methods.filter((each) => each.path.length > depth + 1);
  const names = [...new Set(inner.map((each) => each.path[depth] ?? ""))];
  return {
    name,
    groups: names.map((group) =>
      methodGroups(
        inner.filter((each) => each.path[depth] === group),
        group,
        depth + 1,
      ),
    ),
    methods: methods.filter((each) => each.path.length === depth + 1),
  };
}

/** The one runtime call that a method is. */
export function callStatement({ operation, mode, mints, input }: Method): string {
  const parts = [
    `operation: ${valueFrom("./operations.js", operation.constant)}`,
    ...(mode === undefined ? [] : [`mode: ${stringLiteral(mode)}`]),
    ...(input === undefined ? [] : ["input"]),
    "options",
  ];
  return `this.#caller.${mints ? "mint" : "send"}({ ${parts.join(", ")} })`;
}
