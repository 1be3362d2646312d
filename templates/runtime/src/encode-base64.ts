/** The base64 of a text's UTF-8. */
export function encodeBase64(text: string): string {
  const bytes = [...new TextEncoder().encode(text)];
  return btoa(bytes.map((byte) => String.fromCharCode(byte)).join(""));
}
