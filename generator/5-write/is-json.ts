/** Whether a text is JSON, and has to stay so, whatever its file is called. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/u, ""));
    return true;
  } catch {
    return false;
  }
}
