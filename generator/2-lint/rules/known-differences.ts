import { quote } from "../../diagnostics/quote.js";
import { didYouMean, suggest } from "../../diagnostics/suggest.js";
import { parsePointer, toPointer } from "../../openapi/pointer.js";
import { namedChangeCodes, wireChangeCodes } from "../../types/change.js";
import type { JsonObject, JsonValue } from "../../types/json.js";
import type { LintContext, LintedDifference } from "../build-context.js";
import type { Problem } from "../problem.js";

/** What is recorded as a difference is one that `drift` tells, at a place that the spec has. */
export function* knownDifferences({ spec, differences }: LintContext): Iterable<Problem> {
  for (const each of differences) {
    yield* checkCode(each);
    const { pointer, difference } = each;
    const missing = findMissing(spec, difference.at);
    if (missing === undefined) continue;
    yield {
      code: "unknown-pointer",
      pointer: `${pointer}/at`,
      message: `at points to ${quote(difference.at)}, which the spec does not have.`,
      help: helpFor(difference.at, missing),
    };
  }
}

function* checkCode({ pointer, difference }: LintedDifference): Iterable<Problem> {
  const { code, names } = difference;
  const known: readonly string[] = wireChangeCodes;
  if (!known.includes(code)) {
    yield {
      code: "unknown-difference",
      pointer: `${pointer}/code`,
      message: `No difference between a spec and a document is called ${quote(code)}.`,
      help: didYouMean(code, known) ?? "write the code that linkmint drift tells",
    };
  } else if (names !== undefined && !namedChangeCodes.some((each) => each === code)) {
    yield {
      code: "unknown-difference",
      pointer: `${pointer}/names`,
      part: "key",
      message: `names is for what was added, or for members, and ${code} is about neither.`,
      help: "remove names",
    };
  }
}

/** The first segment of a pointer that leads nowhere, and what stands beside it. */
interface Missing {
  readonly index: number;
  readonly segment: string;
  readonly candidates: readonly string[];
}

function findMissing(root: JsonObject, pointer: string): Missing | undefined {
  let current: JsonValue | undefined = root;
  for (const [index, segment] of parsePointer(pointer).entries()) {
    const owner: object = typeof current === "object" && current !== null ? current : {};
    if (!Object.hasOwn(owner, segment)) return { index, segment, candidates: Object.keys(owner) };
    current = (owner as JsonObject)[segment];
  }
  return undefined;
}

function helpFor(at: string, { index, segment, candidates }: Missing): string {
  const near = suggest(segment, candidates);
  const segments = parsePointer(at);
  if (near !== undefined) return `did you mean ${quote(toPointer(segments.with(index, near)))}?`;
  const held = toPointer(segments.slice(0, index));
  return held === ""
    ? "write the place that linkmint drift tells"
    : `the spec goes no further than ${quote(held)}`;
}
