import type { CredentialModel } from "../../types/credential-model.js";
import type { OperationModel, ProviderModel } from "../../types/model.js";
import { propertyName, stringLiteral } from "../print/escape.js";
import { literal, type LiteralValue } from "../print/literal.js";
import { sampleValue } from "./sample-input.js";

/** Options of credentials that samples have to give, since no environment variable does. */
export function ownCredentials(model: ProviderModel, operation: OperationModel): string[] {
  return firstWay(model, operation)
    .filter(({ variable }) => variable === undefined)
    .map(entry);
}

/** Options with each credential as a function; what signs is one by itself. */
export function askedCredentials(model: ProviderModel, operation: OperationModel): string[] {
  return firstWay(model, operation).map((credential) => {
    const { option, variable, signs } = credential;
    if (signs) return entry(credential);
    const value =
      variable === undefined
        ? stringLiteral(placeholder(credential, "your"))
        : `process.env[${stringLiteral(variable)}] ?? ""`;
    return `${propertyName(option)}: () => ${value}`;
  });
}

/** All that another tenant authenticates with: half of it, beside the client's other half, is refused. */
export function tenantCredentials(model: ProviderModel, operation: OperationModel): string[] {
  return firstWay(model, operation)
    .filter(({ signs }) => !signs)
    .map((credential) => assign(credential, placeholder(credential, "tenant")));
}

/** Options of a client that samples have to give, since no environment variable does. */
export function parameterOptions(model: ProviderModel): string[] {
  return model.options
    .filter(({ required, variable }) => required && variable === undefined)
    .map(({ option, schema }) => `${propertyName(option)}: ${literal(sampleValue(model, schema))}`);
}

/** The credentials that go together, the first such list where there are several. */
function firstWay(model: ProviderModel, operation: OperationModel): readonly CredentialModel[] {
  const [way] = operation.security ?? model.security ?? [];
  return way === undefined
    ? model.credentials
    : model.credentials.filter(({ option }) => way.includes(option));
}

function entry(credential: CredentialModel): string {
  const { option, signs } = credential;
  if (!signs) return assign(credential, placeholder(credential, "your"));
  return `${propertyName(option)}: ({ method, url, body }) => "your-signature"`;
}

function assign({ option }: CredentialModel, value: LiteralValue): string {
  return `${propertyName(option)}: ${literal(value)}`;
}

/** A value to be replaced, which can travel in a header: those take no more than Latin-1. */
function placeholder({ secret }: CredentialModel, whose: string): string {
  return `${whose}-${secret ? "key" : "id"}`;
}
