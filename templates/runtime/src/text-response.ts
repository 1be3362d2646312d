import type { ResponseReader } from "./response-reader.js";
import { parseJson } from "./parse-json.js";

/**
 * A success is a text: the body itself, or a JSON string. White space around it is no part of it. A page
 * and a JSON object are none: proxies and failures come with any status.
 */
export function textResponse(): ResponseReader {
  return {
    wanted: "a text",
    read: ({ response, text = "" }) => {
      const data = parseJson(text);
      const isPage = /html/i.test(response.headers.get("content-type") ?? "") || /^\s*</.test(text);
      return isPage || typeof data === "object"
        ? undefined
        : (typeof data === "string" ? data : text).trim() || undefined;
    },
  };
}
