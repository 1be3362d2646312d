import type { Flag } from "./command.js";

/** The flags of every command. */
export const commonFlags = {
  format: { value: "FORMAT", summary: "what to print, in which format (default: text)" },
  json: { summary: "print one JSON document on stdout, and nothing else" },
  verbose: {
    summary: "print on stderr what is read, decided and skipped, with times; show every warning",
  },
  quiet: { short: "q", summary: "print problems only" },
  help: { short: "h", summary: "print this help" },
  version: { short: "v", summary: "print linkmint's version" },
} as const satisfies Readonly<Record<string, Flag>>;

/** Flags that several commands take: where the specs and the packages are, which a config says otherwise. */
export const specs: Flag = { value: "DIR", summary: "the folder of the specs (default: specs)" };
export const out: Flag = { value: "DIR", summary: "the output folder (default: generated)" };
export const scope: Flag = {
  value: "@NAME",
  summary: "the packages' npm scope (default: @linkmint)",
};
export const config: Flag = {
  value: "FILE",
  summary: "the config (default: the nearest linkmint.config.ts, .mjs or .json of the repository)",
};

/** Flags of what finds warnings. */
export const warningFlags = {
  strict: { summary: "take each warning for an error" },
  "max-warnings": { value: "N", summary: "fail where there are more warnings than that" },
} as const satisfies Readonly<Record<string, Flag>>;

/** The flag of what plans packages. */
export const workers: Flag = {
  value: "N",
  summary: "how many threads to use (default: as many as pay; 1 starts none)",
};

/** Which operations of documents a command is about. */
export const operation: Flag = {
  value: "NAME",
  summary: 'an operation to take: "POST /path" or its operationId; may be repeated',
};

/** Whether a text is an npm scope, such as `@acme`. */
export function isScope(text: string): boolean {
  return /^@[a-z0-9~-][a-z0-9._~-]*$/u.test(text);
}
