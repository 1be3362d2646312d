import { labelCondition, labelRefusal } from "./label-schema.js";
import { formatPath, type Fault, type Path, type Location } from "./fault.js";
import type { ValueSchema } from "./input-schema.js";

/** The rules that are made of other schemas: all of them, some, one, none, or one that depends on another. */
export function findChoiceFaults(schema: ValueSchema, value: unknown, location: Location): Fault[] {
  const { allOf = [], anyOf, oneOf, not } = schema;
  const { path, check } = location;
  const findIn = (branches: readonly (ValueSchema | boolean)[] | undefined) =>
    branches?.map((branch) => check(branch, value)) ?? [[]];
  const ofOne = findIn(oneOf);
  const fitting = ofOne.filter((faults) => faults.length === 0).length;
  return [
    ...findIn(allOf).flat(),
    ...nearest(findIn(anyOf), path),
    ...(fitting > 1
      ? [{ path, rule: "fits several forms that exclude each other" }]
      : nearest(ofOne, path)),
    ...(not !== undefined && check(not, value).length === 0
      ? [{ path, rule: labelRefusal(not) }]
      : []),
    ...findConditional(schema, value, location),
  ];
}

/** Nothing where a branch fits; else what keeps the branch that was meant from fitting. */
function nearest(branches: readonly (readonly Fault[])[], path: Path): readonly Fault[] {
  if (branches.some((faults) => faults.length === 0)) {
    return [];
  }
  const isWrongType = ({ path: at, lack }: Fault) =>
    lack?.kind === "type" && at.length === path.length;
  const meant = branches.filter((faults) => !faults.some(isWrongType));
  if (meant.length === 0) {
    const words = new Set(branches.flat().map(({ lack }) => lack?.word));
    const word = [...words].join(" or ");
    return [{ path, rule: `must be ${word}`, lack: { kind: "type", word } }];
  }
  return pickBranch(meant, path);
}

/** The faults of the branch with the fewest; one sentence where branches lack properties, or are equally far. */
function pickBranch(branches: readonly (readonly Fault[])[], path: Path): readonly Fault[] {
  const isMissing = ({ path: at, lack }: Fault) =>
    lack?.kind === "property" && at.length === path.length + 1;
  if (branches.length > 1 && branches.flat().every(isMissing)) {
    const names = branches.map((faults) => faults.map(({ lack }) => lack?.word).join(" and "));
    return [{ path, rule: `must have ${names.join(" or ")}` }];
  }
  const least = Math.min(...branches.map((faults) => faults.length));
  const [first = [], ...others] = branches.filter((faults) => faults.length === least);
  return others.length === 0 ? first : [{ path, rule: "fits none of the forms that it may have" }];
}

/** What `then` or `else` finds, with the condition as the reason. */
function findConditional(schema: ValueSchema, value: unknown, { path, check }: Location): Fault[] {
  const { if: condition } = schema;
  if (condition === undefined) {
    return [];
  }
  const applies = check(condition, value).length === 0;
  const words = labelCondition(condition, path.length === 0 ? "" : `${formatPath(path)}.`);
  const reason = words === undefined ? "" : ` ${applies ? "when" : "unless"} ${words}`;
  return check(applies ? schema.then : schema.else, value).map((fault) => ({
    ...fault,
    rule: `${fault.rule}${fault.isConditional ? "," : ""}${reason}`,
    isConditional: true,
  }));
}
