import { toPointer } from "../openapi/pointer.js";
import { type JsonObject, asObject, isJsonObject } from "../types/json.js";
import type { OperationModel, ProviderModel } from "../types/model.js";
import type { PointedOrigin, Subject } from "./subject.js";

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
  const paths = operations.map(({ pointer, method, path }): PointedOrigin => {
    return { pointer, part: "key", says: `${method} ${path}` };
  });
  const schemes = options.map(({ pointer }): PointedOrigin => {
    return { pointer, part: "key", says: "a credential of the client" };
  });
  const settings = [...schemes, { pointer: provider, part: "key", says: "who the provider is" }];
  const client = [
    { pointer: `${provider}/client`, says: "the name of the client class" },
    ...paths,
  ];
  const fixed = (name: string, what: string, origins: readonly unknown[]): Subject => {
    return { names: [name], what, origins: origins as PointedOrigin[], declared: [name] };
  };
  return [
    fixed(names.client, "the client class", client),
    fixed("default", "a client that reads the environment variables", client),
    fixed(names.options, "the options of the client", settings),
    fixed(names.callOptions, "the options of a call", settings),
    fixed(names.createFetchClient, "the plain openapi-fetch client of every path", paths),
    fixed(names.provider, "what the runtime has to know of the provider", settings),
    fixed("paths", "the wire's types, by path", paths),
    fixed("operations", "the wire's types, by operationId", paths),
    fixed("components", "the wire's types, by component", [
      { pointer: "/components", part: "key", says: "the components" },
    ]),
    fixed("validators", "the validators of the operations' inputs", paths),
    ...(names.environments === undefined
      ? []
      : [
          fixed(names.environments, "the names of the environments", [
            { pointer: `${provider}/environments`, says: "the name of the constant" },
            { pointer: "/servers", part: "key", says: "the environments" },
          ]),
        ]),
    ...operations
      .filter(({ primary, result }) => primary && result !== undefined)
      .map(({ pointer }) =>
        fixed(names.result, "the result of createLinkToken", [
          { pointer: `${pointer}/x-link-token/result`, part: "key", says: "where its fields are" },
        ]),
      ),
  ];
}

function listMethods(operation: OperationModel, { names }: ProviderModel): Subject[] {
  const { id, pointer, method, path, summary, description, nativeMethod, primary } = operation;
  const name = `${method} ${path}`;
  const text = [summary, description].filter((part) => part !== undefined).join(". ");
  const about = text === "" ? {} : { description: text };
  const itself: PointedOrigin = { pointer, part: "key", says: name };
  const token = `${pointer}/x-link-token`;
  const toMethod = (dotted: string, origins: readonly PointedOrigin[], what: string): Subject => ({
    names: [`${names.client}.${dotted}`, dotted],
    what,
    ...about,
    origins: [...origins, itself],
    declared: [`${names.client}.${dotted}`],
  });
  return [
    {
      names: [name, id, operation.constant, `operations.${id}`, `validators.${id}`],
      what: "an operation",
      ...about,
      origins: [itself, { pointer: `${pointer}/operationId`, says: "its operationId" }],
      declared: [operation.constant, `validators.${id}`],
    },
    ...(nativeMethod === undefined
      ? []
      : [
          toMethod(
            nativeMethod.join("."),
            [{ pointer: `${token}/method`, says: "the name of the method" }],
            `the method of ${name}, in any mode`,
          ),
        ]),
    ...operation.modes.flatMap((mode) =>
      mode.method === undefined
        ? []
        : [
            toMethod(
              mode.method.join("."),
              [
                {
                  pointer: token + toPointer(["modes", mode.name, "method"]),
                  says: "the name of the method",
                },
              ],
              `the method of ${name} in mode ${mode.name}`,
            ),
          ],
    ),
    ...(primary
      ? [
          toMethod(
            "createLinkToken",
            [{ pointer: token, part: "key", says: "the operation that mints" }],
            "the method that gives the result of all providers",
          ),
        ]
      : []),
  ];
}

/** A part of `x-link-credential` that names an option. */
interface Option {
  readonly option: string;
  readonly env?: string;
  /** Where the scheme stands. */
  readonly pointer: string;
  /** Where its option is named. */
  readonly at: string;
  readonly description?: string;
}

function listOptions(root: JsonObject): Option[] {
  const schemes = asObject(asObject(root["components"])["securitySchemes"]);
  return Object.entries(schemes).flatMap(([key, scheme]) => {
    const pointer = toPointer(["components", "securitySchemes", key]);
    const { description, "x-link-credential": credential } = asObject(scheme);
    const about = typeof description === "string" ? { description } : {};
    return findOptions(asObject(credential), `${pointer}/x-link-credential`).map((option) => ({
      ...option,
      ...about,
      pointer,
    }));
  });
}

/** Schemes of several values name an option for each of them. */
function findOptions(credential: JsonObject, at: string): Pick<Option, "option" | "env" | "at">[] {
  const { option, env } = credential;
  if (typeof option === "string") return [{ option, at, ...(typeof env === "string" && { env }) }];
  return Object.entries(credential).flatMap(([key, value]) =>
    isJsonObject(value) ? findOptions(value, at + toPointer([key])) : [],
  );
}

function optionSubjects({ option, env, at, pointer, description }: Option, model: ProviderModel) {
  const { names } = model;
  const both = [names.options, names.callOptions].map((each) => `${each}.${option}`);
  const about = description === undefined ? {} : { description };
  const origins: PointedOrigin[] = [
    { pointer: `${at}/option`, says: "the name of the option" },
    { pointer, part: "key", says: "what it authenticates" },
  ];
  const variable: PointedOrigin = { pointer: `${at}/env`, says: `read from ${env}` };
  const subject: Subject = {
    names: [...both, option],
    what: "an option of the client and of its calls",
    ...about,
    origins,
    declared: both,
    necessity: { required: env === undefined, reasons: env === undefined ? [] : [variable] },
  };
  if (env === undefined) return [subject];
  const what = `the environment variable of the option ${option}`;
  return [
    subject,
    { names: [env], what, ...about, origins: [variable, ...origins], declared: both },
  ];
}

function listEnvironments({ servers, names }: ProviderModel): Subject[] {
  return servers.map(({ name, member, url, description }, index) => {
    const pointer = toPointer(["servers", index]);
    const declared = names.environments === undefined ? [] : [`${names.environments}.${member}`];
    return {
      names: [...declared, name],
      what: `the environment at ${url}`,
      ...(description !== undefined && { description }),
      origins: [{ pointer, says: "the server" }],
      declared: declared.length === 0 ? [`${names.provider}.servers.${name}`] : declared,
    };
  });
}

function listVariables({ names, ...model }: ProviderModel): Subject[] {
  return (["environmentVariable", "baseUrlVariable"] as const).flatMap((key): Subject[] => {
    const variable = model[key];
    if (variable === undefined) return [];
    const what = `the environment variable of the option ${key.replace("Variable", "")}`;
    const origins = [{ pointer: `${provider}/${key}`, says: "its name" }];
    return [{ names: [variable], what, origins, declared: [`${names.provider}.${key}`] }];
  });
}

/** The fields of the common result. */
function listResultFields({ operations, names }: ProviderModel): Subject[] {
  return operations
    .filter(({ primary }) => primary)
    .flatMap(({ result, pointer }) =>
      Object.keys(result ?? {}).map((field): Subject => {
        const name = `${names.result}.${field}`;
        const origin = `${pointer}/x-link-token/result/${field}`;
        return {
          names: [name],
          what: "a field of the result of createLinkToken",
          origins: [{ pointer: origin, part: "key", says: "where it is in the answer" }],
          declared: [name, names.result],
        };
      }),
    );
}
