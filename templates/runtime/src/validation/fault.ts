import type { ValueSchema } from "./input-schema.js";

/** A rule that a value breaks, and where. */
export interface Fault {
  readonly path: Path;
  /** Such as "must be a string"; it never quotes the value, which is people's data. */
  readonly rule: string;
  /** Who breaks the rule, where it is not the value at the path. */
  readonly subject?: string;
  /** What is missing, so that alternatives can be told in one sentence: a property, or a type. */
  readonly lack?: { readonly kind: "property" | "type"; readonly word: string };
  /** Whether the rule names a condition already. */
  readonly isConditional?: boolean;
}

export type Path = readonly (string | number)[];

/** Where a value is checked. */
export interface Location {
  readonly path: Path;
  /** Checks the value against another schema or, with a step, a part of it. */
  readonly check: (
    schema: ValueSchema | boolean | undefined,
    value: unknown,
    step?: string | number,
  ) => readonly Fault[];
}

/** Such as `user.emails[0]: must be a string`. */
export function formatFault({ path, rule, subject }: Fault): string {
  return `${(subject ?? formatPath(path)) || "input"}: ${rule}`;
}

/** Such as `user.emails[0]`; of the input itself nothing. */
export function formatPath(path: Path): string {
  const location = path.slice(0, maxSteps).map(formatStep).join("").replace(/^\./u, "");
  return path.length > maxSteps ? `${location}…` : location;
}

/** How much of a path is told: nobody reads more, and keys may come from anywhere. */
const maxSteps = 12;
const maxKeyLength = 60;

function formatStep(step: string | number): string {
  if (typeof step === "number") {
    return `[${step}]`;
  }
  const isPlain = /^[\w$-]+$/u.test(step) && step.length <= maxKeyLength;
  return isPlain ? `.${step}` : `[${JSON.stringify(step.slice(0, maxKeyLength))}]`;
}
