/** What a provider would refuse, and how. */
export interface Breach {
  /** What the status is where the spec has it; see `build-failure.ts` for what it becomes otherwise. */
  readonly status: number;
  /** Where: a JSON Pointer into the body, or such as `header Authorization`. */
  readonly location: string;
  /** Which rule is broken, such as `required`; it quotes no value. */
  readonly rule: string;
  /** What the provider's message says. */
  readonly sentence: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Makes a breach whose sentence is its location and rule. */
export function breach(status: number, location: string, rule: string): Breach {
  const subject = location.startsWith("/") ? location : `The ${location}`;
  return { status, location, rule, sentence: toSentence(subject, rule) };
}

/** Such as "user.emails[0] must be a string." or "tenant_id is required." */
export function toSentence(subject: string, rule: string): string {
  const link = /^(?:must|has|fits|cannot|is|does|can) /u.test(rule) ? "" : "is ";
  return `${subject} ${link}${rule}.`;
}
