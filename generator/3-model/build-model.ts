import * as v from "valibot";
import { toCamelCase, toPascalCase } from "../names/casing.js";
import { listChoices } from "../openapi/listed-values.js";
import { mapSchemas } from "../openapi/walk.js";
import { normalizeSchema } from "../openapi/normal-schema.js";
import { toPointer } from "../openapi/pointer.js";
import { reachSchemas } from "../openapi/reach-schemas.js";
import { referencedComponent } from "../openapi/schema.js";
import { expandDiscriminators } from "../openapi/expand-discriminators.js";
import { defined } from "../types/defined.js";
import type { Document } from "../types/document.js";
import {
  NotesExtension,
  ProviderExtension,
  DifferenceExtension,
  EnvironmentExtension,
} from "../types/extensions.js";
import type {
  Naming,
  OperationModel,
  PackageNames,
  ProviderModel,
  ReachedSchemaModel,
  DifferenceModel,
  ServerModel,
} from "../types/model.js";
import type { OpenApi, Schema } from "../types/openapi.js";
import type { OptionModel } from "../types/parameter-model.js";
import { buildCredentials } from "./build-credentials.js";
import { buildOperation } from "./build-operation.js";
import { buildOptions } from "./build-parameters.js";
import { claimNames, type NameClaims } from "../names/claim-names.js";
import { findOperations, type FoundOperation } from "./find-operations.js";

/**
 * Reads a document into the model that everything downstream works from.
 *
 * The document must have passed the linter without an error; what it found wrong throws here.
 */
export function buildModel(document: Document): ProviderModel {
  const { source } = document;
  const spec = expandDiscriminators(
    mapSchemas(document.spec, (schema) => listChoices(normalizeSchema(schema))),
  );
  const provider = v.parse(ProviderExtension, spec.info["x-link-provider"]);
  const types = claimNames();
  // Generated methods name their parameters so.
  const constants = claimNames("input", "options");
  const names = buildNames(source.provider, provider, { types, constants });
  const found = findOperations(spec);
  const methods = claimNames("createLinkToken", ...groupNames(found));
  const primary = findPrimary(found);
  const operations = found.map((each) =>
    buildOperation(each, {
      spec,
      types,
      constants,
      methods,
      primary: each === primary,
      operations: found,
    }),
  );
  const options = buildOptions(operations.flatMap(({ parameters }) => parameters));
  const { name, source: page, verified, upstream } = provider;
  const { title, version, description } = spec.info;
  return defined({
    id: source.provider,
    name,
    title,
    specVersion: version,
    description,
    docsUrl: spec.externalDocs?.url,
    source: page,
    verified,
    upstream,
    sdk: provider.sdk,
    differences: buildDifferences(spec),
    notes: v.parse(NotesExtension, spec.info["x-link-notes"] ?? []),
    names,
    environmentVariable: provider.environmentVariable,
    baseUrlVariable: provider.baseUrlVariable,
    servers: buildServers(spec),
    ...buildCredentials(spec, found),
    options,
    schemas: spec.components?.schemas ?? {},
    reached: buildReached(spec, { operations, options, types }),
    operations,
  });
}

/** What `createLinkToken` calls once it is decided: what says so, or else the only operation that may mint. */
function findPrimary(found: readonly FoundOperation[]): FoundOperation | undefined {
  const marked = found.find(({ extension }) => extension.primary === true);
  const minting = found.filter(({ extension }) => extension.result !== null);
  const [first, ...others] = minting.length > 0 ? minting : found;
  return marked ?? (others.length === 0 ? first : undefined);
}

/** The outermost names of the methods that the spec names. */
function groupNames(found: readonly FoundOperation[]): string[] {
  return found.flatMap(({ extension: { method, modes } }) =>
    [method, ...Object.values(modes).map((mode) => mode.method)].flatMap(
      (name) => name?.split(".")[0] ?? [],
    ),
  );
}

interface Claims {
  readonly types: NameClaims;
  readonly constants: NameClaims;
}

/** The client's and the environments' names are the spec's word; the others follow the package's name. */
function buildNames(
  id: string,
  provider: ProviderExtension,
  { types, constants }: Claims,
): PackageNames {
  const prefix = toPascalCase(id);
  return defined({
    client: types.claim(provider.client, "Client"),
    environments: provider.environments && types.claim(provider.environments, "Environment"),
    options: types.claim(`${prefix}Options`, "Options"),
    callOptions: types.claim(`${prefix}CallOptions`, "Options"),
    result: types.claim(`${prefix}LinkToken`, "Result"),
    createFetchClient: types.claim(`create${prefix}FetchClient`, "Client"),
    provider: constants.claim(toCamelCase(id), "Provider"),
  });
}

/** Component schemas get a type a side: a request is literal, a response is open. String enums serve both. */
function buildReached(
  spec: OpenApi,
  { operations, options, types }: Reaching,
): ReachedSchemaModel[] {
  const reached: ReachedSchemaModel[] = [];
  const add = (key: string, side: "request" | "response", naming: Naming): void => {
    const isEnum = spec.components?.schemas?.[key]?.enum !== undefined;
    const isKnown = reached.some(
      (each) => each.key === key && (isEnum || (each.side === side && each.naming === naming)),
    );
    if (isKnown) return;
    const suffix = side === "request" ? "Schema" : "Response";
    const typeName = types.claim(toPascalCase(key), suffix);
    reached.push({ key, typeName, side, naming });
  };
  const reach = (schemas: readonly Schema[], side: "request" | "response", naming: Naming) => {
    for (const key of reachSchemas(spec, schemas).keys) add(key, side, naming);
  };
  for (const { naming, input, success } of operations) {
    const fields = input?.fields.map((field) => field.schema) ?? [];
    reach(input?.isChoice ? childrenOf(spec, input.schema) : fields, "request", naming);
    reach(childrenOf(spec, success.schema), "response", naming);
  }
  const optional = options.map((option) => option.schema);
  reach(optional, "request", "wire");
  return reached;
}

interface Reaching {
  readonly operations: readonly OperationModel[];
  readonly options: readonly OptionModel[];
  readonly types: NameClaims;
}

/** The parts of a root schema, which has a type of its own already. */
function childrenOf(spec: OpenApi, root: Schema): Schema[] {
  const key = referencedComponent(root);
  const schema = key === undefined ? root : spec.components?.schemas?.[key];
  return schema === undefined ? [] : [{ ...schema }];
}

/** Where a spec departs from the provider's document on purpose. */
export function buildDifferences({ info }: OpenApi): DifferenceModel[] {
  return (info["x-link-differences"] ?? []).map((entry, index) => {
    const pointer = toPointer(["info", "x-link-differences", index]);
    return defined({ ...v.parse(DifferenceExtension, entry), pointer });
  });
}

/** The environments of a provider, in the spec's order; a lone server without a name is `production`. */
export function buildServers(spec: OpenApi): ServerModel[] {
  return (spec.servers ?? []).map((server) => {
    const { name, ...environment } = v.parse(
      EnvironmentExtension,
      server["x-link-environment"] ?? { name: "production" },
    );
    const { url, description } = server;
    return defined({ name, member: toPascalCase(name), url, description, ...environment });
  });
}
