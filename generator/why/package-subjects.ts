import { toPointer } from "../openapi/pointer.js";
import { defined } from "../types/defined.js";
import { type CredentialExtension, optionsOf } from "../types/extensions.js";
import { type JsonObject, asObject } from "../types/json.js";
import type { OperationModel, ProviderModel } from "../types/model.js";
import { keyOrigin, type PointedOrigin, type Subject, valueOrigin } from "./subject.js";
import { descriptionOf } from "./type-subjects.js";

/** What a package exports besides the types of bodies: the client and its methods, options, environments, variables. */
export function listPackageSubjects(model: ProviderModel, root: JsonObject): Subject[] {
  const options = listOptions(root);
  return [
    ...listFixed(model, options),
    ...model.operations.flatMap((operation) => listMethods(operation, model)),
    ...options.flatMap((option) => optionSubjects(option, model)),
    ...listEnvironments(model),
    ...listVariables(model),
    ...listResultFields(model),
  ];
}

const provider = "/info/x-link-provider";

function listFixed({ names, operations }: ProviderModel, options: readonly Option[]): Subject[] {
  const paths = operations.map((each) => keyOrigin(each.pointer, nameOf(each)));
  const settings = [
    ...options.map(({ pointer }) => keyOrigin(pointer, "a credential of the client")),
    keyOrigin(provider, "who the provider is"),
  ];
  const client = [valueOrigin(`${provider}/client`, "the name of the client class"), ...paths];
  const environments = [
    valueOrigin(`${provider}/environments`, "the name of the constant"),
    keyOrigin("/servers", "the environments"),
  ];
  const result = operations
    .filter((operation) => operation.primary && operation.result !== undefined)
    .map((each) => keyOrigin(`${each.pointer}/x-link-token/result`, "where its fields are"));
  const fixed: readonly (readonly [string | undefined, string, readonly PointedOrigin[]])[] = [
    [names.client, "the client class", client],
    ["default", "a client that reads the environment variables", client],
    [names.options, "the options of the client", settings],
    [names.callOptions, "the options of a call", settings],
    [names.createFetchClient, "the plain openapi-fetch client of every path", paths],
    [names.provider, "what the runtime has to know of the provider", settings],
    ["paths", "the wire's types, by path", paths],
    ["operations", "the wire's types, by operationId", paths],
    ["components", "the wire's types, by component", [keyOrigin("/components", "the components")]],
    ["validators", "the validators of the operations' inputs", paths],
    [names.environments, "the names of the environments", environments],
    [result.length > 0 ? names.result : undefined, "the result of createLinkToken", result],
  ];
  return fixed.flatMap(([name, what, origins]) =>
    name === undefined ? [] : [{ names: [name], what, origins, declared: [name] }],
  );
}

function nameOf({ method, path }: OperationModel): string {
  return `${method} ${path}`;
}

function listMethods(operation: OperationModel, { names }: ProviderModel): Subject[] {
  const { id, pointer, summary, description, nativeMethod, primary } = operation;
  const name = nameOf(operation);
  const text = [summary, description].filter((part) => part !== undefined).join(". ");
  const about = defined({ description: text === "" ? undefined : text });
  const itself = keyOrigin(pointer, name);
  const token = `${pointer}/x-link-token`;
  const toMethod = (dotted: string, origin: PointedOrigin, what: string): Subject => ({
    names: [`${names.client}.${dotted}`, dotted],
    what,
    ...about,
    origins: [origin, itself],
    declared: [`${names.client}.${dotted}`],
  });
  const named = (path: readonly string[], at: string, what: string): Subject =>
    toMethod(path.join("."), valueOrigin(token + at, "the name of the method"), what);
  const minting = keyOrigin(token, "the operation that mints");
  const mints = "the method that gives the result of all providers";
  return [
    {
      names: [name, id, operation.constant, `operations.${id}`, `validators.${id}`],
      what: "an operation",
      ...about,
      origins: [itself, valueOrigin(`${pointer}/operationId`, "its operationId")],
      declared: [operation.constant, `validators.${id}`],
    },
    ...(nativeMethod ? [named(nativeMethod, "/method", `the method of ${name}, in any mode`)] : []),
    ...operation.modes.flatMap(({ name: mode, method }) => {
      const at = toPointer(["modes", mode, "method"]);
      return method ? [named(method, at, `the method of ${name} in mode ${mode}`)] : [];
    }),
    ...(primary ? [toMethod("createLinkToken", minting, mints)] : []),
  ];
}

/** An option that a scheme names. */
type Option = ReturnType<typeof listOptions>[number];

function listOptions(root: JsonObject) {
  const schemes = asObject(asObject(root["components"])["securitySchemes"]);
  return Object.entries(schemes).flatMap(([key, scheme]) => {
    const pointer = toPointer(["components", "securitySchemes", key]);
    const credential = asObject(asObject(scheme)["x-link-credential"]) as CredentialExtension;
    return optionsOf(credential).map(({ option, env, location }) => {
      const at = `${pointer}/x-link-credential${location}`;
      return { option, env, at, pointer, ...descriptionOf(scheme) };
    });
  });
}

function optionSubjects({ option, env, at, pointer, description }: Option, model: ProviderModel) {
  const { names } = model;
  const both = [names.options, names.callOptions].map((each) => `${each}.${option}`);
  const origins = [
    valueOrigin(`${at}/option`, "the name of the option"),
    keyOrigin(pointer, "what it authenticates"),
  ];
  const variables = env === undefined ? [] : [valueOrigin(`${at}/env`, `read from ${env}`)];
  const about = { ...defined({ description }), declared: both };
  const subject: Subject = {
    ...about,
    names: [...both, option],
    what: "an option of the client and of its calls",
    origins,
    necessity: { required: env === undefined, reasons: variables },
  };
  if (env === undefined) return [subject];
  const what = `the environment variable of the option ${option}`;
  return [subject, { ...about, names: [env], what, origins: [...variables, ...origins] }];
}

function listEnvironments({ servers, names }: ProviderModel): Subject[] {
  return servers.map(({ name, member, url, description }, index) => {
    const origins = [valueOrigin(toPointer(["servers", index]), "the server")];
    const declared = names.environments === undefined ? [] : [`${names.environments}.${member}`];
    return {
      names: [...declared, name],
      what: `the environment at ${url}`,
      ...defined({ description }),
      origins,
      declared: declared.length === 0 ? [`${names.provider}.servers.${name}`] : declared,
    };
  });
}

function listVariables({ names, ...model }: ProviderModel): Subject[] {
  return (["environmentVariable", "baseUrlVariable"] as const).flatMap((key): Subject[] => {
    const variable = model[key];
    if (variable === undefined) return [];
    const what = `the environment variable of the option ${key.replace("Variable", "")}`;
    const origins = [valueOrigin(`${provider}/${key}`, "its name")];
    return [{ names: [variable], what, origins, declared: [`${names.provider}.${key}`] }];
  });
}

/** The fields of the common result. */
function listResultFields({ operations, names }: ProviderModel): Subject[] {
  const primary = operations.find((operation) => operation.primary);
  return Object.keys(primary?.result ?? {}).map((field) => {
    const pointer = `${primary?.pointer}/x-link-token/result/${field}`;
    const name = `${names.result}.${field}`;
    return {
      names: [name],
      what: "a field of the result of createLinkToken",
      origins: [keyOrigin(pointer, "where it is in the response")],
      declared: [name, names.result],
    };
  });
}
