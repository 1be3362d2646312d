import type { Diagnostic } from "../types/diagnostic.js";
import { renderFrame } from "./frame.js";
import { printable } from "./quote.js";

/** How the parts of a diagnostic are painted, such as by `util.styleText`; each gives its text back in colour. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  /** The location of the problem. */
  readonly location: (text: string) => string;
  /** What stands back: the source line. */
  readonly quiet: (text: string) => string;
}

const same = (text: string): string => text;

const unpainted: Paint = { error: same, warning: same, location: same, quiet: same };

/**
 * A diagnostic as people read it, without a newline at the end. `text` is the file that it is about; without it, or
 * without a span, no source line is shown.
 *
 * @example
 * specs/acme.yaml:12:25  error  unknown-pointer
 *   result.token points to /link_tokn, which the success body does not have.
 *   12 |   token: /link_tokn
 *      |          ^
 *   help: did you mean /link_token?
 */
export function renderDiagnostic(
  diagnostic: Diagnostic,
  text?: string,
  paint: Paint = unpainted,
): string {
  const { code, severity, message, path, span, help } = diagnostic;
  const location = span === undefined ? path : `${path}:${span.start.line}:${span.start.column}`;
  const frame = span === undefined || text === undefined ? "" : renderFrame(text, span);
  return [
    `${paint.location(printable(location))}  ${paint[severity](severity)}  ${code}`,
    `  ${printable(message)}`,
    ...(frame === "" ? [] : frame.split("\n").map((line) => paint.quiet(`  ${line}`))),
    ...(help === undefined ? [] : [`  help: ${printable(help)}`]),
  ].join("\n");
}
