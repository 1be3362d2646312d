import type { ModeDescription } from "@linkmint/runtime";
import { formatDuration } from "../../openapi/duration.js";
import { markdownCode } from "../print/escape.js";
import type { Block, Fact, FieldLink, Tab } from "./block.js";
import type { Field, Mark } from "./field.js";

/** The modes of an operation by name. */
export type Modes = Readonly<Record<string, ModeDescription>>;

/** What stands beside a field that some modes need or refuse. */
export function marksOf(name: string, modes: Modes): Mark[] {
  return Object.entries(modes).flatMap(
    ([mode, { required = [], anyOf = [], forbidden = [] }]): Mark[] => {
      if (required.includes(name)) return [{ text: `needed to ${mode}`, tone: "needed" }];
      if (forbidden.includes(name)) return [{ text: `refused in ${mode}`, tone: "refused" }];
      return anyOf.some((group) => group.includes(name))
        ? [{ text: `one way to ${mode}`, tone: "needed" }]
        : [];
    },
  );
}

export interface ModesRequest {
  readonly modes: Modes;
  /** The top-level fields of the request. */
  readonly fields: readonly Field[];
  readonly claim: (anchor: string) => string;
  readonly prefix: string;
  /** What is known of what is minted, where something is. */
  readonly minted?: Minted;
  /** What else to show of a mode, such as a request. */
  readonly samplesOf: (mode: string | undefined) => readonly Block[];
}

/** How long what is minted lives in all modes: a documented number of seconds, or a sentence. */
export interface Minted {
  readonly lifetime: number | string;
  readonly singleUse: boolean;
}

/** Each mode with exactly the fields that it needs, takes and refuses; a call without modes has one way to use it. */
export function buildModes(request: ModesRequest): Block[] {
  const { modes, prefix, claim } = request;
  const names = Object.keys(modes);
  if (names.length === 0) return [...factsOf({}, request), ...request.samplesOf(undefined)];
  const tabs = names.map((name): Tab => {
    const mode = modes[name] ?? { summary: name };
    return {
      id: claim(`${prefix}mode-${name}`),
      title: name,
      blocks: [
        { kind: "text", text: `${mode.summary.replace(/\.$/u, "")}.`, tone: "lead" },
        ...factsOf({ ...mode, name }, request),
        ...request.samplesOf(name),
      ],
    };
  });
  return [...compareModes(request), { kind: "tabs", label: "Modes", tabs }];
}

/** The fields whose part differs by the mode, side by side. */
function compareModes({ modes, fields }: ModesRequest): Block[] {
  const names = Object.keys(modes);
  const rows = fields.flatMap(({ name, isRequired }) => {
    const parts = names.map((mode) => (isRequired ? "needed" : partOf(name, modes[mode])));
    return new Set(parts).size < 2 ? [] : [[markdownCode(name), ...parts]];
  });
  if (rows.length === 0) return [];
  return [
    { kind: "text", text: "The mode decides what to send. All other fields are the same in each:" },
    { kind: "table", head: ["Field", ...names], rows },
  ];
}

function partOf(name: string, mode: Partial<ModeDescription> = {}): string {
  const { required = [], anyOf = [], forbidden = [] } = mode;
  if (required.includes(name)) return "needed";
  if (forbidden.includes(name)) return "refused";
  const groups = anyOf.map((group) => group.map(markdownCode).join(" + "));
  return anyOf.flat().includes(name) ? `one of ${groups.join(", ")}` : "optional";
}

function factsOf(
  mode: Partial<ModeDescription> & { readonly name?: string },
  { modes, fields, ...request }: ModesRequest,
): Block[] {
  const { required = [], anyOf = [], forbidden = [], lifetime, clientMethod } = mode;
  const link = (name: string, note?: string): FieldLink => {
    const anchor = fields.find((field) => field.name === name)?.anchor ?? name;
    return { name, anchor, ...(note !== undefined && { note }) };
  };
  const needed = fields.filter(({ name, isRequired }) => isRequired || required.includes(name));
  const listedNames = new Set([...needed.map(({ name }) => name), ...forbidden, ...anyOf.flat()]);
  const taken = fields.filter(({ name }) => !listedNames.has(name));
  const rows: Fact[] = [
    needed.length > 0
      ? { term: "Needs", tone: "needed", fields: needed.map(({ name }) => link(name)) }
      : { term: "Needs", tone: "needed", text: anyOf.length > 0 ? "nothing else" : "no field" },
    ...(anyOf.length === 0
      ? []
      : [
          {
            term: "Needs one of",
            tone: "needed",
            fields: anyOf
              .map((group) => link(group.join(" + ")))
              .map((each, index) => {
                const [first = ""] = anyOf[index] ?? [];
                return { ...each, anchor: link(first).anchor };
              }),
          } as const,
        ]),
    ...(taken.length === 0 ? [] : [{ term: "Takes", fields: taken.map(({ name }) => link(name)) }]),
    ...(forbidden.length === 0
      ? []
      : [
          {
            term: "Refused",
            tone: "refused",
            text: "The package throws before it sends one of these. Other code is not held back:",
            fields: forbidden.map((name) => link(name, reasonOf(name, modes))),
          } as const,
        ]),
    ...livesOf(lifetime, request.minted),
    ...(clientMethod === undefined
      ? []
      : [{ term: "Method", text: markdownCode(`${clientMethod}(…)`) }]),
  ];
  return [{ kind: "facts", rows }];
}

function livesOf(own: number | undefined, minted: Minted | undefined): Fact[] {
  if (minted === undefined) return [];
  const lifetime = own ?? minted.lifetime;
  const text =
    typeof lifetime === "string"
      ? lifetime
      : `${formatDuration(lifetime)} from the response on, as the documentation says; the response does not.`;
  const uses = minted.singleUse ? " It opens one session only." : "";
  return [{ term: "Lives", text: text + uses }];
}

/** Why a mode refuses a field: which modes it belongs to. */
function reasonOf(name: string, modes: Modes): string {
  const others = Object.entries(modes).flatMap(([mode, { forbidden = [] }]) =>
    forbidden.includes(name) ? [] : [mode],
  );
  return others.length === 0 ? "in no mode" : `belongs to ${others.join(", ")}`;
}
