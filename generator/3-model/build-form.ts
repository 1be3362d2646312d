import type { FormPropertyModel } from "../types/model.js";
import type { MediaType } from "../types/openapi.js";
import { formStyle } from "../openapi/form-style.js";
import { isFormMediaType } from "../openapi/media-type.js";

/** How a form writes its properties, in the spec's order; `undefined` where the body is no form. */
export function buildForm(
  mediaType: string,
  { encoding = {} }: MediaType,
): readonly FormPropertyModel[] | undefined {
  if (!isFormMediaType(mediaType)) return undefined;
  return Object.entries(encoding).flatMap(([wireName, each]) => {
    const style = formStyle(each);
    return style === undefined ? [] : [{ wireName, style }];
  });
}
