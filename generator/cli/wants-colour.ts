/** The environment variables that a report heeds. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether to print in colour: never where NO_COLOR is set and not empty (no-color.org), else as
 * FORCE_COLOR says, else on a terminal that is not a dumb one.
 */
export function wantsColour(stream: NodeJS.WriteStream, environment: Environment): boolean {
  const { NO_COLOR: refused, FORCE_COLOR: forced, TERM: terminal } = environment;
  if (refused !== undefined && refused !== "") return false;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return stream.isTTY && terminal !== "dumb";
}
