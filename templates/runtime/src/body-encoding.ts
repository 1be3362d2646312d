/** How a request body is written that is no JSON: what `formBody` gives. */
export interface BodyEncoding<Name extends string = string> {
  /** The text of a body, which is plain JSON data. */
  readonly write: (body: Readonly<Record<string, unknown>>) => string;
  /** What stands in a text, by the names on the way to it: the location to look for sensitive values. */
  readonly read: (text: string) => unknown;
  /** In types alone: the properties that it names, so that one that the spec does not have does not compile. */
  readonly "~property"?: Name;
}
