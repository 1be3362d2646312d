import type { Breach } from "./breach.js";

/** The type of a body, and what of it no source says. */
export function headersOf({
  mediaType,
  invented,
}: {
  readonly mediaType: string;
  readonly invented: readonly string[];
}): Record<string, string> {
  return {
    "content-type": mediaType,
    ...(invented.length > 0 && {
      "linkmint-invented": invented.map((each) => each || "/").join(" "),
    }),
  };
}

/** A text as it is, all else as JSON. */
export function writeBody({
  mediaType,
  body,
}: {
  readonly mediaType: string;
  readonly body: unknown;
}): string {
  return typeof body === "string" && mediaType.startsWith("text/")
    ? body
    : (JSON.stringify(body) ?? "");
}

/** The location and the rule, in what a header may hold. */
export function reasonOf({ location, rule }: Breach): string {
  const reason = `${location}: ${rule}`.slice(0, 500).replace(/\p{Cs}/gu, "?");
  return reason.replace(/[^ -~]+/gu, encodeURIComponent);
}
