import type { Answer } from "../openapi/responses.js";
import { wireMediaType } from "../openapi/media-type.js";

/**
 * What an operation's requests accept: what it reads of a success, then of a failure, since a provider that
 * heeds the header does so for its errors, too. Nothing where that is the usual `application/json`.
 */
export function buildAccept(answers: readonly Answer[]): string | undefined {
  const read = answers.map(({ mediaType }) => withoutCharset(wireMediaType(mediaType)));
  const accept = [...new Set(read)].join(", ");
  return accept === "" || accept === "application/json" ? undefined : accept;
}

/** All text is UTF-8; other parameters, such as a version, choose an answer. */
function withoutCharset(mediaType: string): string {
  return mediaType.replace(/\s*;\s*charset=[^;]*/iu, "");
}
