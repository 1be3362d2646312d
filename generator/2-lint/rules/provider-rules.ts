import { quote } from "../../diagnostics/quote.js";
import { didYouMean, suggest } from "../../diagnostics/suggest.js";
import { isExportName } from "../../names/export-name.js";
import { childAt, parsePointer, toPointer } from "../../openapi/pointer.js";
import { namedChangeCodes, wireChangeCodes } from "../../types/change.js";
import type { JsonObject, JsonValue } from "../../types/json.js";
import type { LintContext, LintedDifference, Rule } from "../build-context.js";
import { usedParameters } from "../parameter-inputs.js";
import { keyProblem, type Problem, valueProblem } from "../../diagnostics/problem.js";
import { usedOptions } from "../used-schemes.js";
import { variableName } from "../variable-name.js";
import { whyNotTypeScript } from "../why-not-typescript.js";

/** What a spec says of its provider and its package. */
export const providerRules: readonly Rule[] = [
  describedProvider,
  knownDifferences,
  parsedCall,
  providerNames,
  uniqueVariables,
];

/** A spec says what it describes: title, version, and whose it is. */
function* describedProvider({ spec, info }: LintContext): Iterable<Problem> {
  for (const key of ["title", "version"] as const) {
    if (info[key] === undefined || info[key] === "") {
      yield {
        code: "invalid-openapi",
        pointer: `/info/${key}`,
        part: info[key] === undefined ? "key" : "value",
        message: `info has no ${key}`,
        help: `add ${key} to info`,
      };
    }
  }
  if (info["x-link-provider"] === undefined) {
    yield keyProblem(
      "missing-provider",
      spec.info === undefined ? "/info" : "/info/x-link-provider",
      [
        "info has no x-link-provider, which names the provider and the client class",
        "add x-link-provider: { name: Acme, client: Acme } to info",
      ],
    );
  }
}

/** What a package exports and reads from the environment has a name that can be written. */
function* providerNames({ provider }: LintContext): Iterable<Problem> {
  if (provider === undefined) return;
  for (const key of ["client", "environments"] as const) {
    const name = provider[key];
    if (name === undefined || isExportName(name)) continue;
    yield valueProblem("invalid-name", `/info/x-link-provider/${key}`, [
      `${quote(name)} cannot be the name of an export.`,
      "write a name in PascalCase that JavaScript has no other use for, such as AcmeClient",
    ]);
  }
  if (provider.environments === provider.client) {
    yield valueProblem("invalid-name", "/info/x-link-provider/environments", [
      `${quote(provider.client)} already names the client.`,
      `write another name, such as ${quote(`${provider.client}Environment`)}`,
    ]);
  }
  for (const key of ["environmentVariable", "baseUrlVariable"] as const) {
    const name = provider[key];
    if (name !== undefined) yield* variableName(name, `/info/x-link-provider/${key}`);
  }
}

/** The official SDK's call is a module of TypeScript, which READMEs and pages show formatted. */
function* parsedCall({ provider }: LintContext): Iterable<Problem> {
  const why = provider?.sdk && whyNotTypeScript(provider.sdk.call);
  if (why === undefined) return;
  yield valueProblem("invalid-extension", "/info/x-link-provider/sdk/call", [
    `sdk.call is no TypeScript: ${why}.`,
    "write the call as a module that compiles; the numbers are its line and column",
  ]);
}

/** What is recorded as a difference is one that `drift` tells, at a location that the spec has. */
function* knownDifferences({ spec, differences }: LintContext): Iterable<Problem> {
  for (const each of differences) {
    yield* checkCode(each);
    const { pointer, difference } = each;
    const missing = findMissing(spec, difference.at);
    if (missing === undefined) continue;
    yield valueProblem("unknown-pointer", `${pointer}/at`, [
      `at points to ${quote(difference.at)}, which the spec does not have.`,
      helpFor(difference.at, missing),
    ]);
  }
}

function* checkCode({ pointer, difference }: LintedDifference): Iterable<Problem> {
  const { code, names } = difference;
  const known: readonly string[] = wireChangeCodes;
  if (!known.includes(code)) {
    yield valueProblem("unknown-difference", `${pointer}/code`, [
      `No difference between a spec and a document is called ${quote(code)}.`,
      didYouMean(code, known) ?? "write the code that linkmint drift tells",
    ]);
  } else if (names !== undefined && !namedChangeCodes.some((each) => each === code)) {
    yield keyProblem("unknown-difference", `${pointer}/names`, [
      `names is for what was added, or for members, and ${code} is about neither.`,
      "remove names",
    ]);
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
    const candidates = Object.keys(Object(current));
    if (!candidates.includes(segment)) return { index, segment, candidates };
    current = childAt(current, segment);
  }
  return undefined;
}

function helpFor(at: string, { index, segment, candidates }: Missing): string {
  const near = suggest(segment, candidates);
  const segments = parsePointer(at);
  if (near !== undefined) return `did you mean ${quote(toPointer(segments.with(index, near)))}?`;
  const held = toPointer(segments.slice(0, index));
  return held === ""
    ? "write the location that linkmint drift tells"
    : `the spec goes no further than ${quote(held)}`;
}

/** Each environment variable means one thing. */
function* uniqueVariables(context: LintContext): Iterable<Problem> {
  const seen = new Set<string>();
  for (const { name, pointer } of variables(context)) {
    if (seen.has(name)) {
      yield valueProblem("duplicate-variable", pointer, [
        `The environment variable ${quote(name)} is read for something else already.`,
        "give it another name",
      ]);
    }
    seen.add(name);
  }
}

function variables(context: LintContext): { name: string; pointer: string }[] {
  const { environmentVariable, baseUrlVariable } = context.provider ?? {};
  const own = { environmentVariable, baseUrlVariable };
  const named = Object.entries(own).map(([key, name]) => ({
    name,
    pointer: `/info/x-link-provider/${key}`,
  }));
  const credentials = usedOptions(context).map(({ at, env }) => ({
    name: env,
    pointer: `${at}/env`,
  }));
  const options = usedParameters(context).flatMap(({ pointer, extension }) =>
    extension.option !== undefined
      ? [
          {
            option: extension.option,
            name: extension.env,
            pointer: `${pointer}/x-link-parameter/env`,
          },
        ]
      : [],
  );
  // One option may fill several parameters.
  const distinct = [...new Map(options.map((each) => [each.option, each])).values()];
  return [...named, ...credentials, ...distinct].flatMap(({ name, pointer }) =>
    name === undefined ? [] : [{ name, pointer }],
  );
}
