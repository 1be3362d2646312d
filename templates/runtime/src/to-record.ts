/** Headers as a plain object; of all kinds of headers, `forEach` is what every `fetch` gives. */
export function toRecord(headers: Pick<Headers, "forEach">): Record<string, string> {
  const record: Record<string, string> = {};
  headers.forEach((value, name) => {
    record[name] = value;
  });
  return record;
}
