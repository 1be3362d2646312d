import { publicName, toPascalCase } from "../names/casing.js";
import { isChoiceOfObjects } from "../openapi/discriminator.js";
import { parsePointer } from "../openapi/pointer.js";
import { isOnly, propertiesOf, referencedComponent } from "../openapi/schema.js";
import { defined } from "../types/defined.js";
import type { TokenExtension } from "../types/extensions.js";
import type { BodyModel, FieldModel, InputModel } from "../types/model.js";
import type { OpenApi, Schema } from "../types/openapi.js";
import type { ParameterModel } from "../types/parameter-model.js";
import type { NameClaims } from "../names/claim-names.js";

/** What an operation's methods take: its parameters that nothing else fills, beside the properties of its body. */
export function buildInput(
  { id, body, parameters, extension }: InputParts,
  { spec, types }: { readonly spec: OpenApi; readonly types: NameClaims },
): InputModel | undefined {
  const own = parameterSchema(parameters);
  if (body === undefined && own === undefined) return undefined;
  // A component's name stands for the component: with parameters beside it, it is something else.
  const isWhole = body !== undefined && (own === undefined || body.schema.$ref === undefined);
  const typeName = isWhole ? body.typeName : types.claim(`${toPascalCase(id)}Request`, "Input");
  const description = body && descriptionOf(spec, body.schema);
  const parts = [own, body?.schema].filter((part) => part !== undefined);
  const [only = {}] = parts;
  const schema = parts.length === 1 ? only : { allOf: parts };
  return defined({
    typeName,
    sharedTypeName: types.claim(`${typeName}Fields`, "Shared"),
    required: body?.required === true || (own?.required ?? []).length > 0,
    description,
    schema,
    fields: buildFields(spec, schema, extension),
    isChoice:
      body !== undefined &&
      extension.omit.length === 0 &&
      Object.keys(extension.modes).length === 0 &&
      isChoiceOfObjects(spec, body.schema),
  });
}

interface InputParts {
  readonly id: string;
  readonly body: BodyModel | undefined;
  readonly parameters: readonly ParameterModel[];
  readonly extension: TokenExtension;
}

/** The parameters as if they were properties of an object; nothing where the caller fills none. */
function parameterSchema(parameters: readonly ParameterModel[]): Schema | undefined {
  const inputs = parameters.flatMap(({ source, schema, required }) =>
    source.kind === "input" ? [{ name: source.field, schema, required }] : [],
  );
  if (inputs.length === 0) return undefined;
  const required = inputs.filter((each) => each.required && each.schema.default === undefined);
  return {
    type: "object",
    ...(required.length > 0 && { required: required.map(({ name }) => name) }),
    properties: Object.fromEntries(inputs.map(({ name, schema }) => [name, schema])),
  };
}

function buildFields(spec: OpenApi, schema: Schema, extension: TokenExtension): FieldModel[] {
  const omitted = new Set(extension.omit.map((pointer) => parsePointer(pointer)[0]));
  return [...propertiesOf(spec, schema)]
    .filter(
      ([wireName, property]) =>
        !omitted.has(wireName) && !isOnly(spec, property.schema, "readOnly"),
    )
    .map(([wireName, property]) => ({
      wireName,
      name: publicName(wireName, extension.naming),
      required: property.required,
      schema: property.schema,
    }));
}

function descriptionOf(spec: OpenApi, schema: Schema): string | undefined {
  const key = referencedComponent(schema);
  return schema.description ?? spec.components?.schemas?.[key ?? ""]?.description;
}
