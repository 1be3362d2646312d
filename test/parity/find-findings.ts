import type { Adapter } from "./adapter.js";
import { type Modules, type Outcome, startPair } from "./call-both.js";
import type { Finding } from "./difference.js";
import { findDifferences } from "./find-differences.js";
import type { TestedOperation, TestedSpec } from "./read-operations.js";
import { responses } from "./responses.js";

/** Sends every sample by both clients, and gives each way in which the requests differ once. */
export async function compareRequests(
  adapter: Adapter,
  modules: Modules,
  spec: TestedSpec,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const operation of spec.operations) {
    const pair = await startPair(adapter, modules, () => ({ body: adapter.success[operation.id] }));
    for (const { at, kind, value } of operation.samples) {
      const input = inputOf(adapter, operation, value as object);
      const { ours, sdk } = await pair.call(operation, input);
      const place = `${at} ${kind}`.trim();
      const [mine, theirs] = [ours.requests.at(-1), sdk.requests.at(-1)];
      if (mine && theirs) {
        findings.push(...findDifferences(mine, theirs, spec.headers));
        findings.push(...compareGrants(ours, sdk));
        if (ours.resolved && !sdk.resolved) findings.push({ what: "ours-takes", at: "a success" });
        if (!ours.resolved && sdk.resolved) findings.push({ what: "sdk-takes", at: "a success" });
      } else if (mine) findings.push({ what: "sdk-refuses", at: place });
      else if (theirs) findings.push({ what: "ours-refuses", at: place });
    }
    await pair.close();
  }
  return once(findings);
}

/** Compares the request for an access token, where both ask for one. */
function compareGrants(ours: Outcome, sdk: Outcome): Finding[] {
  const [mine, theirs] = [ours.requests.at(-2), sdk.requests.at(-2)];
  if (!mine || !theirs) return [];
  return findDifferences(mine, theirs, ["authorization"]).map(({ what, at }) => ({
    what,
    at: `token request: ${at}`,
  }));
}

/** Answers both clients badly, and gives each way in which what comes of it differs. */
export async function compareResponses(
  adapter: Adapter,
  modules: Modules,
  spec: TestedSpec,
): Promise<Finding[]> {
  const [operation] = spec.operations;
  if (!operation) return [];
  const { failure = { message: "no", error_code: "NO" } } = adapter;
  const bodies = { success: adapter.success[operation.id], failure };
  const cases = Object.entries(responses).map(async ([at, respond]): Promise<Finding[]> => {
    const pair = await startPair(adapter, modules, respond(bodies));
    const input = inputOf(adapter, operation, operation.samples[0]?.value as object);
    const { ours, sdk } = await pair.call(operation, input);
    await pair.close();
    const [mine, theirs] = [ours.requests.length, sdk.requests.length];
    return [
      ...(ours.resolved === sdk.resolved
        ? []
        : [{ what: sdk.resolved ? ("sdk-takes" as const) : ("ours-takes" as const), at }]),
      ...(mine === theirs
        ? []
        : [{ what: theirs > mine ? ("sdk-repeats" as const) : ("ours-repeats" as const), at }]),
    ];
  });
  return (await Promise.all(cases)).flat();
}

function inputOf(adapter: Adapter, { id }: TestedOperation, value: object): object {
  return { ...value, ...missing(adapter.base?.[id] ?? {}, value) };
}

/** The entries of a base that an input does not try itself. */
function missing(base: object, value: object): object {
  return Object.fromEntries(Object.entries(base).filter(([key]) => !(key in value)));
}

function once(findings: readonly Finding[]): Finding[] {
  return [
    ...new Map(findings.map((finding) => [`${finding.what} ${finding.at}`, finding])).values(),
  ];
}
