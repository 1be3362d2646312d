import { type Code, join, plain } from "./code.js";
import type { SampleText } from "./sample-request.js";

/** How a language writes a text that is made of parts. */
export interface TextStyle {
  /** A literal with its quotes. */
  readonly quote: (text: string) => string;
  /** Gives an environment variable's value. */
  readonly variable: (name: string) => Code;
  /** The variable that holds what a step saved. */
  readonly saved: (name: string) => string;
  /** What stands between two parts. */
  readonly plus: string;
}

/** Writes a text as an expression, such as `"Bearer " + os.environ["ACME_KEY"]`. */
export function writeText(text: SampleText, style: TextStyle): Code {
  const parts = text.map((part): Code => {
    if (typeof part === "string") return [stringToken(style.quote(part))];
    return "saved" in part
      ? [plain(style.saved(part.saved))]
      : style.variable(variableName(part.variable));
  });
  return join(parts.length === 0 ? [[stringToken(style.quote(""))]] : parts, style.plus);
}

export function stringToken(text: string): Code[number] {
  return { kind: "string", text };
}

/** Returns the name of an environment variable. @throws {TypeError} Where it is none, and could be read as code. */
export function variableName(name: string): string {
  if (!/^[A-Za-z_]\w*$/u.test(name)) throw new TypeError(`${name} is no environment variable.`);
  return name;
}

/** `access_token` as `accessToken`. */
export function toCamelCase(name: string): string {
  return name.replace(/_(.)/gu, (_, letter: string) => letter.toUpperCase());
}
