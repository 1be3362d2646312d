import { formBody, type OperationDescription } from "@linkmint/runtime";
import type { SampleBody } from "./sample-request.js";

/** Builds the body of a request. @throws {TypeError} Where a form cannot carry a text. */
export function buildBody(
  { request }: OperationDescription,
  value: Readonly<Record<string, unknown>>,
): { readonly body?: SampleBody } {
  if (request === undefined) return {};
  const { mediaType, form, unlistedFormStyle } = request;
  if (form === undefined && mediaType !== "application/x-www-form-urlencoded") {
    return { body: { kind: "json", mediaType, value } };
  }
  let written: string;
  try {
    written = formBody(form, unlistedFormStyle).write(value);
  } catch {
    throw new TypeError("A form cannot carry half of a character.");
  }
  const pairs = Array.from(new URLSearchParams(written), ([name, text]) => ({
    name,
    value: [text],
  }));
  return { body: { kind: "form", mediaType, pairs } };
}
