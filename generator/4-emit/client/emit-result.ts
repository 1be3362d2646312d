import type { StatementStructures } from "ts-morph";
import { formatDuration } from "../../openapi/duration.js";
import type {
  ExpiryModel,
  OperationModel,
  PointerModel,
  ProviderModel,
} from "../../types/model.js";
import { docs } from "../print/docs.js";
import { markdownCode } from "../print/escape.js";
import { exportedInterface } from "../print/statements.js";
import { modelType, runtime, typeFrom } from "../print/symbol.js";

/** The common result, narrowed to what this provider is known to give. */
export function emitResult({ name, names, operations }: ProviderModel): StatementStructures[] {
  const primary = operations.find((operation) => operation.primary);
  if (primary?.result === undefined) return [];
  const { token, url, expiresAt } = primary.result;
  return [
    exportedInterface({
      name: names.result,
      extends: [`${typeFrom(runtime, "LinkToken")}<${modelType(primary.success.typeName)}>`],
      docs: docs(
        `What \`createLinkToken\` gives for ${name}.`,
        primary.singleUse ? "It opens one session only." : undefined,
        summarizeLifetime(primary),
      ),
      properties: [
        ...narrow("token", token),
        ...narrow("url", url),
        ...narrowExpiry(expiresAt),
        ...(primary.singleUse ? [{ name: "singleUse", isReadonly: true, type: "true" }] : []),
      ],
    }),
  ];
}

/** A part that is always there loses its question mark; one that never is says so. */
function narrow(name: string, pointer: PointerModel | undefined) {
  if (pointer === undefined) {
    return [{ name, isReadonly: true, hasQuestionToken: true, type: "undefined" }];
  }
  return pointer.always ? [{ name, isReadonly: true, type: "string" }] : [];
}

function narrowExpiry(expiry: ExpiryModel | undefined) {
  const source = (type: string) => ({ name: "expirySource", isReadonly: true, type });
  const date = { name: "expiresAt", isReadonly: true, type: "Date" };
  switch (expiry?.kind) {
    case undefined:
      return [{ ...date, hasQuestionToken: true, type: "undefined" }, source('"unknown"')];
    case "field":
      return [source('"field" | "unknown"')];
    case "written":
      return [source('"request" | "unknown"')];
    case "request":
    case "documented":
      return [date, source(`"${expiry.kind}"`)];
  }
}

/** How long a token lives, in a sentence; with the modes in which it lives longer or shorter. */
export function summarizeLifetime({ result, modes }: OperationModel): string | undefined {
  const expiry = result?.expiresAt;
  switch (expiry?.kind) {
    case undefined:
      return undefined;
    case "field":
      return "The response says when it expires.";
    case "request":
      return summarizeRequested(formatDuration(expiry.default * expiry.secondsPerUnit));
    case "written":
      return summarizeRequested(markdownCode(expiry.default));
    case "documented": {
      const others = modes.flatMap(({ name, lifetimeSeconds }) =>
        lifetimeSeconds === undefined || lifetimeSeconds === expiry.seconds
          ? []
          : [`${formatDuration(lifetimeSeconds)} in mode \`${name}\``],
      );
      const lives = [formatDuration(expiry.seconds), ...others].join(", ");
      return `Expires ${lives} after the response arrives. The documentation says so; the response does not.`;
    }
  }
}

function summarizeRequested(fallback: string): string {
  return `The request says how long it lives (${fallback} where it says nothing), counted from the response's arrival.`;
}
