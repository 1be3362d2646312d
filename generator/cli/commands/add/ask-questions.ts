import { createInterface } from "node:readline";
import { printable } from "../../../diagnostics/quote.js";
import type { Answer, Question } from "../../../types/answers.js";

/** Where a conversation takes place. */
export interface Conversation {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** The question whose answer `none` makes those about what is minted pointless. */
const aboutResult = ["token", "url", "expires", "request-id"];

/**
 * Asks an author one question after the other. The likeliest answer is taken for an empty one, `-` leaves a question
 * open, and what will not do is asked again. Gives nothing when the author leaves, by Ctrl-C or Ctrl-D.
 */
export async function askQuestions<Name extends string>(
  questions: readonly Question<Name>[],
  { input, output }: Conversation,
): Promise<readonly Answer<Name>[] | undefined> {
  const leaving = new AbortController();
  const lines = createInterface({ input, output, terminal: false });
  // A terminal that is read line by line sends the signal to the process, and none to the interface.
  const leave = (): void => leaving.abort();
  process.once("SIGINT", leave);
  const left = new Promise<never>((_, reject) => {
    leaving.signal.addEventListener("abort", () => reject(leaving.signal.reason as Error));
  });
  left.catch(() => {});
  // Lines that come before they are asked for, as when they are pasted, are kept.
  const typed = lines[Symbol.asyncIterator]();
  const read = async (prompt: string): Promise<string> => {
    output.write(prompt);
    const { value, done } = await Promise.race([typed.next(), left]);
    if (done !== true) return value;
    leave();
    return left;
  };
  const say = (text: string): void => void output.write(`${printable(text)}\n`);
  const answers: Answer<Name>[] = [];
  const mintsNothing = ({ name, operation }: Question<Name>): boolean =>
    aboutResult.includes(name) &&
    answers.some((each) => each.operation === operation && each.text === "none");
  try {
    for (const question of questions) {
      if (mintsNothing(question)) continue;
      const text = await askOne(question, { say, read });
      if (text === undefined) continue;
      const { name, operation } = question;
      answers.push({ question: name, ...(operation !== undefined && { operation }), text });
    }
    return answers;
  } catch (error) {
    if (!leaving.signal.aborted) throw error;
    output.write("\n");
    return undefined;
  } finally {
    process.off("SIGINT", leave);
    lines.close();
  }
}

interface Talk {
  readonly say: (text: string) => void;
  readonly read: (prompt: string) => Promise<string>;
}

/** An answer that will do; nothing where the question stays open. */
async function askOne(
  question: Omit<Question, "name">,
  { say, read }: Talk,
): Promise<string | undefined> {
  const { operation, text, candidates, whyNot } = question;
  const shown = candidates.slice(0, 9);
  const [likeliest] = shown;
  say("");
  say(`${operation === undefined ? "" : `${operation}: `}${text}`);
  for (const [index, candidate] of shown.entries()) say(`  ${index + 1}  ${candidate}`);
  const choice = shown.length > 1 ? "a number, " : "";
  const fallback = likeliest === undefined ? "-" : likeliest;
  for (;;) {
    const line = await read(`${choice}an answer, or - for later [${printable(fallback)}]: `);
    const given = line.trim() === "" ? fallback : line.trim();
    if (given === "-") return undefined;
    const answer = shown[Number(given) - 1] ?? given;
    const reason = whyNot(answer);
    if (reason === undefined) return answer;
    say(`  ${reason}`);
  }
}
