import { quote } from "../../diagnostics/quote.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";

/** Fewer members make no habit that one could depart from. */
const fewest = 4;

/** No member of an enum is another one in capitals, and none alone is written in another case than the rest. */
export function* enumCases({ objects }: LintContext): Iterable<Problem> {
  for (const { kind, pointer, value } of objects) {
    if (kind !== "schema" || !Array.isArray(value.enum)) continue;
    const members = value.enum.map((member: unknown) => (typeof member === "string" ? member : ""));
    for (const [index, other] of members.entries()) {
      if (other === "") continue;
      const twin = members
        .slice(0, index)
        .find((each) => each !== other && each.toLowerCase() === other.toLowerCase());
      const at = `${pointer}/enum/${index}`;
      if (twin !== undefined) {
        yield {
          code: "departing-case",
          pointer: at,
          message: `${quote(other)} differs from ${quote(twin)} in case alone.`,
          help: "leave the one that the provider knows",
        };
      } else if (departs(members, index)) {
        yield {
          code: "departing-case",
          pointer: at,
          message: `${quote(other)} is written in another case than the rest of the enum.`,
          help: "write it as the provider does",
        };
      }
    }
  }
}

function departs(members: readonly string[], index: number): boolean {
  const others = members.filter((each, place) => place !== index && each !== "");
  const [own, ...styles] = [members[index] ?? "", ...others].map(styleOf);
  const [style] = styles;
  if (others.length < fewest || own === undefined || style === undefined || own === style) {
    return false;
  }
  return styles.every((each) => each === style);
}

/** Words all small or all in capitals; short ones are abbreviations, mixed ones the writer's will. */
function styleOf(member: string): "lower" | "upper" | "title" | undefined {
  if (/^[a-z\d]{3,}(?:[_-][a-z\d]+)*$/u.test(member)) return "lower";
  if (/^[A-Z\d]{3,}(?:[_-][A-Z\d]+)*$/u.test(member) && /[A-Z]/u.test(member)) return "upper";
  return /^[A-Z][a-z\d]{2,}$/u.test(member) ? "title" : undefined;
}
