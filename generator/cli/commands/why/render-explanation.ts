import { renderFrame } from "../../../diagnostics/frame.js";
import type { Explanation, Origin } from "../../../types/explanation.js";
import type { SourceText } from "../../report/report.js";
import { describePlace, type StyledLine } from "../diff/render-changes.js";

/** Where a name comes from, as people read it: the nearest line of the spec with a frame. */
export function renderExplanation(
  explanation: Explanation,
  sources: readonly SourceText[],
): StyledLine[] {
  const { provider, symbol, what, description, origins, references, declarations } = explanation;
  const [first, ...others] = origins;
  return [
    { text: `${symbol}  (${provider})`, style: "strong" },
    { text: `  ${what}` },
    ...(description === undefined ? [] : [{ text: `  ${description}` }]),
    ...(first === undefined ? [] : [originLine(first), ...frameLines(first, sources)]),
    ...others.map(originLine),
    ...references.map(originLine),
    ...necessityLines(explanation),
    ...declarations.map(({ name, path, line, column }) => ({
      text: `  declared ${path}:${line}:${column}  ${name}`,
    })),
  ];
}

function originLine(origin: Origin): StyledLine {
  return { text: `  ${describePlace(origin)}  ${origin.says}` };
}

function frameLines({ path, span }: Origin, sources: readonly SourceText[]): StyledLine[] {
  const text = sources.find((source) => source.path === path)?.text;
  if (text === undefined || span === undefined) return [];
  const frame = renderFrame(text, span).split("\n");
  return frame.map((line) => ({ text: `  ${line}`, style: "faint" }));
}

function necessityLines({ necessity }: Explanation): StyledLine[] {
  if (necessity === undefined) return [];
  const { required, reasons } = necessity;
  return [
    { text: required ? "  required" : "  optional" },
    ...reasons.map((reason) => ({ text: `  ${originLine(reason).text}` })),
  ];
}
