import type { Answer } from "../types/answers.js";
import type { Placement } from "../types/placement.js";

/** A flag of the command line, as data; `value` names what a string flag takes. */
interface Flag {
  readonly type: "string" | "boolean";
  readonly short?: string;
  readonly value?: string;
  readonly summary: string;
}

/** Every flag; each verb accepts them all. */
export const flags = {
  specs: { type: "string", value: "DIR", summary: "the folder of the specs (default: specs)" },
  out: { type: "string", value: "DIR", summary: "the output folder (default: generated)" },
  config: {
    type: "string",
    value: "FILE",
    summary: "the config (default: linkmint.config.ts, .mjs or .json, where there is one)",
  },
  from: { type: "string", value: "FILE|URL", summary: "the provider's own OpenAPI document" },
  upstream: {
    type: "string",
    value: "FILE|URL",
    summary: "the provider's newest document (default: what the spec names)",
  },
  operation: {
    type: "string",
    value: "NAME",
    summary: 'an operation to take: "POST /path" or its operationId; may be repeated',
  },
  "allow-external": {
    type: "boolean",
    summary: "follow references out of the document's folder, and to the network",
  },
  name: { type: "string", value: "NAME", summary: "how people write the provider's name" },
  client: { type: "string", value: "CLASS", summary: "the name of the client's class" },
  server: {
    type: "string",
    value: "URL",
    summary: "where the API is; NAME=URL for each of several environments",
  },
  security: {
    type: "string",
    value: "HOW",
    summary:
      "how calls authenticate, where the document does not say: bearer, basic, header:NAME, query:NAME, oauth2:TOKEN-URL, none",
  },
  token: {
    type: "string",
    value: "POINTER",
    summary: "what holds the token: /data/token, body (all of a text), or none (mints nothing)",
  },
  url: { type: "string", value: "POINTER", summary: "what holds the URL that people are sent to" },
  expires: {
    type: "string",
    value: "WHAT",
    summary:
      "/expires_at:date-time (epoch-seconds, epoch-milliseconds, seconds-from-now), request:/minutes:minutes:30, documented:PT10M",
  },
  "request-id": { type: "string", value: "POINTER", summary: "what holds the call's name" },
  "error-code": { type: "string", value: "POINTER", summary: "what holds a failure's code" },
  "error-message": { type: "string", value: "POINTER", summary: "what holds a failure's message" },
  method: {
    type: "string",
    value: "NAME",
    summary: "the native method, such as connectSessions.create",
  },
  naming: { type: "string", value: "NAMING", summary: "property names: wire or camelCase" },
  scope: {
    type: "string",
    value: "@NAME",
    summary: "the packages' npm scope (default: @linkmint)",
  },
  port: { type: "string", value: "NUMBER", summary: "where the mock listens (default: 4010)" },
  host: { type: "string", value: "ADDRESS", summary: "who reaches the mock (default: 127.0.0.1)" },
  seed: {
    type: "string",
    value: "NUMBER",
    summary: "what the mock's tokens follow from (default: 1)",
  },
  clock: { type: "string", value: "DATE", summary: "what time it is for the mock, always" },
  fault: {
    type: "string",
    value: "FAULT",
    summary: "what befalls calls to the mock, such as 429:0.1, a tenth of them; may be repeated",
  },
  format: {
    type: "string",
    value: "FORMAT",
    summary: "what to print, in which format (default: text)",
  },
  fix: { type: "boolean", summary: "put right what is mechanical, in the files of the specs" },
  apply: { type: "boolean", summary: "take over what breaks nobody, in the files of the specs" },
  "dry-run": { type: "boolean", summary: "tell what would be written, and write nothing" },
  watch: { type: "boolean", summary: "run again whenever a spec or the config is saved" },
  json: { type: "boolean", summary: "print one JSON document on stdout, and nothing else" },
  quiet: { type: "boolean", short: "q", summary: "print problems only" },
  help: { type: "boolean", short: "h", summary: "print this help" },
  version: { type: "boolean", short: "v", summary: "print linkmint's version" },
} as const satisfies Readonly<Record<string, Flag>>;

export type FlagName = keyof typeof flags;

/** What a verb may print; each prints the first two. */
export type Format = "text" | "json" | "sarif" | "github" | "markdown" | "changeset";

/** What a command line says. */
export interface Arguments {
  readonly providers: readonly string[];
  /** The files that a verb takes in place of providers. */
  readonly files: readonly string[];
  /** A symbol to explain, behind its provider where that is named. */
  readonly names: readonly string[];
  readonly format: Format;
  readonly specs?: string;
  readonly out?: string;
  readonly scope?: string;
  readonly config?: string;
  readonly from?: string;
  readonly upstream?: string;
  readonly operations: readonly string[];
  readonly fix?: true;
  readonly apply?: true;
  readonly watch?: true;
  readonly dryRun?: true;
  readonly mock: MockArguments;
  /** What `add` would ask otherwise. */
  readonly answers: readonly Answer[];
  /** Whether references of a document may lead out of its folder. */
  readonly external: "allowed" | "refused";
}

/** How `mock` serves, as texts that nobody has read yet. */
export interface MockArguments {
  readonly port?: string;
  readonly host?: string;
  readonly seed?: string;
  readonly clock?: string;
  readonly faults: readonly string[];
}

/** What a verb works on: the command line, then the config, then the defaults. */
export interface Options extends Arguments {
  readonly specs: string;
  readonly out: string;
  readonly scope: string;
  readonly repository?: string;
  readonly placements: readonly Placement[];
  /** What the command line says, without the config and the defaults. */
  readonly given: Pick<Arguments, "specs" | "out" | "scope">;
  /** The config that was read. */
  readonly foundConfig?: string;
}
