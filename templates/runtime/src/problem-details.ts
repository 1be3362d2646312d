import { readText } from "./read-text.js";

/**
 * A failure is a problem's details (RFC 9457): its type is the code, unless it says nothing, and its detail,
 * or else its title, the message.
 */
export function problemDetails(): ProblemReader {
  return (body) => {
    const type = readText(body, "/type");
    return {
      code: type === "about:blank" ? undefined : type,
      message: readText(body, "/detail") ?? readText(body, "/title"),
    };
  };
}

/** What a failure body says that no pointer leads to. */
export type ProblemReader = (body: unknown) => {
  readonly code: string | undefined;
  readonly message: string | undefined;
};
