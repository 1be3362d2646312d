import type { OperationModel, ProviderModel } from "../../types/model.js";
import { markdownCode } from "../print/escape.js";
import { listed } from "../print/listed.js";

/** What an error knows of a provider's response: of code and message only what the spec knows, too. */
export function summarizeFailures({ operations, schemes }: ProviderModel): string {
  const isUsual = operations.some(({ problemDetails }) => problemDetails);
  // The endpoint of access tokens has words of its own for both (RFC 6749, 5.2).
  const isGranted = schemes.some(({ kind }) => kind === "clientCredentials");
  const parts = [
    ["`code`", operations.some(({ error }) => error.code !== undefined)],
    ["`providerMessage`", operations.some(({ error }) => error.message !== undefined)],
  ] as const;
  const known = parts.flatMap(([name, isNamed]) => (isNamed || isUsual ? [name] : []));
  const unknown = parts.map(([name]) => name).filter((name) => !known.includes(name));
  const all = ["`httpStatus`", ...known, "the redacted `body`"];
  const own = `An error in a response of the provider has ${listed(all)}, and \`requestId\` where the provider gives the request an id.`;
  const where = isGranted ? " but where an access token was refused" : "";
  const lack = `${listed(unknown)} ${unknown.length === 1 ? "is" : "are"} undefined${where}: the spec does not say where ${unknown.length === 1 ? "it stands" : "they stand"}.`;
  return [own, ...(unknown.length === 0 ? [] : [lack])].join(" ");
}

/** Which failures are followed by another attempt, and how many. */
export function summarizeRetries({ retry, idempotencyHeader }: OperationModel): string {
  const { policy, statuses, codes } = retry;
  if (policy === "never") return "A failed call is never sent again.";
  const causes = [
    "A connection that fails",
    "a timeout",
    ...(statuses.length === 0 ? [] : [`the statuses ${listed(statuses.map(String))}`]),
    ...(codes.length === 0 ? [] : [`the codes ${listed(codes.map(markdownCode))}`]),
  ];
  return [
    `${listed(causes)} are followed by up to two more attempts.`,
    ...(retry?.header === undefined
      ? []
      : [`A response's ${markdownCode(retry.header)} decides before all of these.`]),
    ...(idempotencyHeader === undefined
      ? []
      : [`Each attempt carries the same ${markdownCode(idempotencyHeader)}.`]),
  ].join(" ");
}
