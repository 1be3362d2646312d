import { valueDescriptions } from "../../openapi/listed-values.js";
import type { CredentialModel } from "../../types/credential-model.js";
import type { ProviderModel, ServerModel } from "../../types/model.js";
import type { Schema } from "../../types/openapi.js";
import type { OptionModel } from "../../types/parameter-model.js";
import { type Described, flag, whenThere } from "../print/when-there.js";
import { makeSchemaRegistry, type SchemaRegistry } from "../validators/schema-registry.js";
import type { ValidationData } from "../validators/validation-data.js";
import { describeOperation } from "./describe-operation.js";

/** Describes a provider as plain data: the `ProviderDescription` of the runtime, in which `undefined` is absent. */
export function describeProvider(model: ProviderModel): Described {
  const registry = makeSchemaRegistry(model, { naming: "wire", annotate: annotateSchema });
  const options = model.options.map((option) => describeOption(option, registry));
  const operations = model.operations.map((operation) =>
    describeOperation(operation, { model, registry }),
  );
  return {
    id: model.id,
    name: model.name,
    client: model.names.client,
    description: model.description?.trim(),
    docsUrl: model.docsUrl,
    source: model.source,
    verified: model.verified,
    environments: model.servers.map(summarizeEnvironment),
    environmentVariable: model.environmentVariable,
    baseUrlVariable: model.baseUrlVariable,
    credentials: model.credentials.map(describeCredential),
    schemes: whenThere(model.schemes),
    security: model.security,
    headers: whenThere(
      Object.fromEntries(model.constants.map(({ header, value }) => [header, value])),
    ),
    options: whenThere(options),
    schemas: registry.components(),
    operations,
  };
}

function summarizeEnvironment(server: ServerModel) {
  return {
    name: server.name,
    url: server.url,
    description: server.description,
    default: flag(server.default),
    keyPrefixes: whenThere(server.keyPrefixes),
  };
}

function describeCredential({ secret, ...credential }: CredentialModel) {
  const { option, header, prefix, variable, empty, signs, description } = credential;
  return {
    ...{ option, header, prefix, variable, secret: secret ? undefined : false, empty, signs },
    description: description?.trim(),
  };
}

function describeOption(
  { option, variable, schema, required }: OptionModel,
  registry: SchemaRegistry,
) {
  return { option, variable, schema: registry.read(schema), required: flag(required) };
}

/** Returns what people want to know of a schema beside its rules. */
function annotateSchema(schema: Schema): ValidationData {
  const { title, description, format, deprecated, readOnly, writeOnly } = schema;
  const examples = schema.examples ?? (schema.example === undefined ? [] : [schema.example]);
  return {
    title,
    description: description?.trim(),
    format,
    deprecated,
    readOnly,
    writeOnly,
    default: schema.default,
    examples: whenThere(examples),
    knownValues: schema["x-link-open-enum"] === true ? schema.enum : undefined,
    meanings: whenThere(Object.fromEntries(valueDescriptions(schema))),
    sensitive: schema["x-link-sensitive"],
  };
}
