import { bytesOf } from "./bytes-of.js";

/** The base64 of a text's UTF-8. */
export function encodeBase64(text: string): string {
  return btoa(bytesOf(text));
}
