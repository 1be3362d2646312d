import type { CredentialModel } from "../../types/credential-model.js";
import type { ProviderModel, ServerModel } from "../../types/model.js";
import type { OptionModel } from "../../types/parameter-model.js";
import { describeOperation } from "./describe-operation.js";
import { makeSchemaShelf, type SchemaShelf } from "../validators/schema-shelf.js";
import { annotateSchema } from "./annotate-schema.js";
import { type Described, flag, whenThere } from "../print/when-there.js";

/** Describes a provider as plain data: the `ProviderDescription` of the runtime, in which `undefined` is absent. */
export function describeProvider(model: ProviderModel): Described {
  const shelf = makeSchemaShelf(model, { naming: "wire", annotate: annotateSchema });
  const options = model.options.map((option) => describeOption(option, shelf));
  const operations = model.operations.map((operation) =>
    describeOperation(operation, { model, shelf }),
  );
  return {
    id: model.id,
    name: model.name,
    client: model.names.client,
    description: model.description?.trim(),
    docsUrl: model.docsUrl,
    source: model.source,
    verified: model.verified,
    environments: model.servers.map(describeEnvironment),
    environmentVariable: model.environmentVariable,
    baseUrlVariable: model.baseUrlVariable,
    credentials: model.credentials.map(describeCredential),
    schemes: whenThere(model.schemes),
    security: model.security,
    headers: whenThere(
      Object.fromEntries(model.constants.map(({ header, value }) => [header, value])),
    ),
    options: whenThere(options),
    schemas: shelf.components(),
    operations,
  };
}

function describeEnvironment(server: ServerModel) {
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

function describeOption({ option, variable, schema, required }: OptionModel, shelf: SchemaShelf) {
  return { option, variable, schema: shelf.read(schema), required: flag(required) };
}
