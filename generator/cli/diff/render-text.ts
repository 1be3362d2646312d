import type { Change } from "../../types/change.js";
import type { Style } from "../report.js";
import { describeOthers, describePlace } from "./describe-comparison.js";

/** A line for people, and how it looks. */
export interface StyledLine {
  readonly text: string;
  readonly style?: Style;
}

/** A change as people read it. */
export function renderChange(change: Change): StyledLine[] {
  const { severity, code, where, message, before, after, action } = change;
  const style = severity === "major" ? "bad" : severity === "minor" ? "good" : "faint";
  return [
    { text: `${severity}  ${code}  ${where}`, style },
    ...renderOthers(change),
    { text: `  ${message}` },
    { text: `  old ${describePlace(before)}  new ${describePlace(after)}`, style: "faint" },
    { text: `  to do: ${action}` },
  ];
}

/** Returns the line on where else a change holds, where it does. */
export function renderOthers(change: Change): StyledLine[] {
  const others = describeOthers(change);
  return others === undefined ? [] : [{ text: `  also ${others}` }];
}
