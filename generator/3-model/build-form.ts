import { defined } from "../types/defined.js";
import type { BodyModel, FormPropertyModel, FormStyle } from "../types/model.js";
import type { MediaType, OpenApi, Schema } from "../types/openapi.js";
import { formStyle } from "../openapi/form-style.js";
import { isFormMediaType } from "../openapi/media-type.js";
import { propertiesOf, schemaTypes } from "../openapi/schema.js";

/** Returns how a form writes its properties, in the spec's order; nothing where the body is no form. */
export function buildForm(
  spec: OpenApi,
  mediaType: string,
  { encoding = {}, schema = {} }: MediaType,
): Pick<BodyModel, "form" | "unlistedFormStyle"> {
  if (!isFormMediaType(mediaType)) return {};
  const form = Object.entries(encoding).flatMap(([wireName, each]) => {
    const style = formStyle(each);
    return style === undefined ? [] : [{ wireName, style }];
  });
  return defined({ form, unlistedFormStyle: sharedStyle(spec, schema, form) });
}

/** The style of every property that is more than a scalar: a provider writes what it adds as it writes the rest. */
function sharedStyle(
  spec: OpenApi,
  schema: Schema,
  form: readonly FormPropertyModel[],
): FormStyle | undefined {
  const known = new Map(form.map(({ wireName, style }) => [wireName, style]));
  const [first, ...others] = new Set(
    [...propertiesOf(spec, schema)]
      .filter(([, property]) => isCompound(spec, property.schema))
      .map(([wireName]) => known.get(wireName)),
  );
  return others.length === 0 ? first : undefined;
}

function isCompound(spec: OpenApi, schema: Schema): boolean {
  const types = schemaTypes(spec, schema);
  return types === undefined || types.includes("object") || types.includes("array");
}
