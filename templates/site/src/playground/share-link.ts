/** What a link says of a form. */
export interface SharedForm {
  /** The operation's id. */
  readonly call: string;
  readonly mode: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Options of the client that fill parameters. */
  readonly options: Readonly<Record<string, string>>;
}

const prefix = "#try:";

/** Writes a form as the fragment of an address, which no server gets to see, without the members that are sensitive. */
export function writeSharedForm(form: SharedForm, sensitive: readonly string[]): string {
  const text = JSON.stringify(form, (name, value: unknown) =>
    sensitive.includes(name) ? undefined : value,
  );
  return prefix + encodeURIComponent(text);
}

/** Reads it; nothing where the fragment is another or was damaged. */
export function readSharedForm(fragment: string): SharedForm | undefined {
  if (!fragment.startsWith(prefix)) return undefined;
  try {
    const { call, mode, input, options } = Object(
      JSON.parse(decodeURIComponent(fragment.slice(prefix.length))),
    ) as Partial<Record<keyof SharedForm, unknown>>;
    if (typeof call !== "string" || typeof mode !== "string") return undefined;
    if (typeof input !== "object" || input === null || Array.isArray(input)) return undefined;
    const texts = Object.entries(Object(options) as object).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    );
    return {
      ...{ call, mode, input: input as SharedForm["input"] },
      options: Object.fromEntries(texts),
    };
  } catch {
    return undefined;
  }
}
