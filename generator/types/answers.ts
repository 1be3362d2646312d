/** What a provider's document leaves open, by the flag that answers it. */
export type QuestionName =
  | "client"
  | "error-code"
  | "error-message"
  | "expires"
  | "method"
  | "name"
  | "naming"
  | "request-id"
  | "security"
  | "server"
  | "token"
  | "url";

/** An author's answer, as it was typed. */
export interface Answer<Name extends string = QuestionName> {
  readonly question: Name;
  /** The operation that it is about, as the author named it; the first one where there is none. */
  readonly operation?: string;
  readonly text: string;
}

/** Something that nobody has answered yet. */
export interface Question<Name extends string = QuestionName> {
  readonly name: Name;
  /** The operation that it is about, as the author named it. */
  readonly operation?: string;
  /** The question itself. */
  readonly text: string;
  /** Likely answers, the likeliest first. */
  readonly candidates: readonly string[];
  /** Why an answer will not do, and what would; nothing where it will. */
  readonly whyNot: (answer: string) => string | undefined;
}
