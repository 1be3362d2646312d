/** The keys of a request's or a response's `content`, with whatever they hold. */
type Content = Readonly<Record<string, unknown>> | undefined;

/**
 * The media type that describes a JSON body, if there is one: `application/json` itself before its kin,
 * since documents list those first that frameworks add, and ranges such as `application/*+json` last.
 */
export function jsonMediaType(content: Content): string | undefined {
  return firstOf(content, [/^application\/json$/u, jsonKin, /^(?:application\/\*\+json|\*\/\*)$/u]);
}

const jsonKin = /^(?:text\/json|application\/(?:[\w.-]+\+)+json)$/u;

/** The media type that a request is sent with, if there is one that packages write: JSON before a form. */
export function requestMediaType(content: Content): string | undefined {
  return jsonMediaType(content) ?? firstOf(content, [form]);
}

/** The media type of a response's body, if there is one that packages read: JSON before plain text. */
export function responseMediaType(content: Content): string | undefined {
  return jsonMediaType(content) ?? firstOf(content, [/^text\/(?:plain|\*)$/u]);
}

/** Whether a media type is that of problem details (RFC 9457). */
export function isProblemMediaType(mediaType: string): boolean {
  return plainMediaType(mediaType) === "application/problem+json";
}

/** Whether a media type is that of HTML forms (OpenAPI 3.1, 4.8.14.4). */
export function isFormMediaType(mediaType: string): boolean {
  return form.test(plainMediaType(mediaType));
}

const form = /^application\/x-www-form-urlencoded$/u;

/** What stands in `Content-Type` and `Accept` for a media type of a spec: a range stands for what it is read as. */
export function wireMediaType(mediaType: string): string {
  const plain = plainMediaType(mediaType);
  if (!plain.includes("*")) return mediaType;
  return plain.startsWith("text/") ? "text/plain" : "application/json";
}

function firstOf(content: Content, wanted: readonly RegExp[]): string | undefined {
  const mediaTypes = Object.keys(content ?? {});
  return wanted
    .map((pattern) => mediaTypes.find((mediaType) => pattern.test(plainMediaType(mediaType))))
    .find((mediaType) => mediaType !== undefined);
}

/** Returns a media type without its parameters and in lower case: neither tells it from others (RFC 9110, 8.3.1). */
export function plainMediaType(mediaType: string): string {
  return mediaType.replace(/;.*$/u, "").trim().toLowerCase();
}
