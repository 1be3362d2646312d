import type { FormStyle } from "../types/model.js";
import type { Encoding } from "../types/openapi.js";
import { jsonMediaType } from "./media-type.js";

/**
 * How a form writes a property that has an encoding (OpenAPI 3.1, 4.8.15). Nothing where that is as if it
 * had none, or where nobody knows: then `encodingFault` says so.
 *
 * Reserved characters are written like all others, whatever `allowReserved` says: who reads a form decodes both.
 */
export function formStyle(encoding: Encoding): FormStyle | undefined {
  const { contentType = "", style = "form", explode = style === "form" } = encoding;
  if (!hasStyle(encoding)) return isJson(contentType) ? "json" : undefined;
  if (style === "deepObject") return style;
  return explode ? "form" : Object.hasOwn(delimited, style) ? delimited[style] : undefined;
}

/** What of an encoding packages cannot write, if anything. */
export function encodingFault(encoding: Encoding): keyof Encoding | undefined {
  const { contentType, style = "form" } = encoding;
  if (hasStyle(encoding)) {
    return style === "deepObject" || Object.hasOwn(delimited, style) ? undefined : "style";
  }
  const isKnown = contentType === undefined || contentType === "text/plain" || isJson(contentType);
  return isKnown ? undefined : "contentType";
}

const delimited: Readonly<Record<string, FormStyle>> = {
  form: "commas",
  spaceDelimited: "spaces",
  pipeDelimited: "pipes",
};

/** Any of these three puts `contentType` out of force. */
function hasStyle({ style, explode, allowReserved }: Encoding): boolean {
  return style !== undefined || explode !== undefined || allowReserved !== undefined;
}

function isJson(mediaType: string): boolean {
  return jsonMediaType({ [mediaType]: {} }) !== undefined;
}
