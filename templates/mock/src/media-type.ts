/** The media type that a header names, in lower case, without parameters. */
export function mediaTypeOf(header: string | null): string {
  return (header ?? "").replace(/;.*$/u, "").trim().toLowerCase();
}
