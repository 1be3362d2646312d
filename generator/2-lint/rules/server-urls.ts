import { quote } from "../../diagnostics/quote.js";
import { serversOf } from "../../openapi/operations.js";
import type { LintContext, LintedServer } from "../build-context.js";
import type { Problem } from "../problem.js";
import { whyUnusable } from "../why-unusable.js";

/** Every server is an address that credentials can be sent to. */
export function* serverUrls({ servers, operations }: LintContext): Iterable<Problem> {
  if (servers.length === 0) {
    yield {
      code: "unsupported-server",
      pointer: "/servers",
      message: "The spec names no server, so a client would not know where to send requests.",
      help: "add servers: [{ url: https://… }]",
    };
  }
  for (const server of servers) yield* serverUrl(server);
  for (const operation of operations) {
    const { name } = operation;
    const { pointer } = serversOf({}, operation);
    if (pointer === "/servers") continue;
    yield {
      code: "unsupported-server",
      pointer,
      part: "key",
      message: `${name} has servers of its own, which clients do not know.`,
      help: "move them to the servers of the whole document",
    };
  }
}

function* serverUrl({ pointer, server: { url } }: LintedServer): Iterable<Problem> {
  const at = { code: "unsupported-server", pointer: `${pointer}/url` } as const;
  if (url === undefined) {
    yield { ...at, part: "key", message: "The server has no url.", help: "add its url" };
    return;
  }
  const reason = whyUnusable(url);
  if (reason === undefined) return;
  const shown = quote(url.replace(/\/\/[^/]*@/u, "//…@"));
  yield { ...at, message: `The server ${shown} ${reason.message}.`, help: reason.help };
}
