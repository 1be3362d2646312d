import * as v from "valibot";

/* What the values of several `x-link-*` keys look like. */

export const text = v.pipe(v.string(), v.nonEmpty("must not be empty"));
export const pointer = v.pipe(
  v.string(),
  v.startsWith("/", "must be a JSON Pointer, which starts with /"),
);
export const wholePointer = v.pipe(
  v.string(),
  v.regex(/^(?:\/|$)/u, "must be a JSON Pointer, which starts with /, or empty for the whole body"),
);
/** A status that a failure may have (RFC 9110, 15.5 and 15.6): no other is ever sent again. */
export const failureStatus = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(400, "must be from 400 to 599"),
  v.maxValue(599, "must be from 400 to 599"),
);
export const duration = v.string();
export const address = v.pipe(
  v.string(),
  v.regex(/^https?:\/\/\S+$/u, "must be an http(s) URL"),
  v.regex(/^\w+:\/\/[^/?#@]*(?:[/?#]|$)/u, "must name no user: nothing with an @ before the host"),
);
export const fields = v.optional(v.array(text), []);
/** Code, of which a README may make a block as it stands. */
export const code = v.pipe(
  text,
  v.check((written) => !written.includes("```"), "must hold no code fence"),
);
