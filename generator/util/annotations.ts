/** Keys that may stand beside a `$ref` because they change no type; others would be lost. */
export const annotations = new Set(
  ["title", "summary", "description", "deprecated", "default", "example", "examples"].concat([
    "readOnly",
    "writeOnly",
    "externalDocs",
    "$comment",
  ]),
);
