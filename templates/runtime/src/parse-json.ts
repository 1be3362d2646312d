/** The value of a JSON text; `undefined` where it is none. The SyntaxError is dropped, since its message quotes the text. */
export function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
