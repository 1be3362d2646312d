import type { CredentialModel, SchemeModel } from "../../types/credential-model.js";
import type { OperationModel, ProviderModel } from "../../types/model.js";
import { type FunctionCall, functionCall, type LiteralValue } from "../print/literal.js";

/** What the runtime has to know of how a provider's requests authenticate. */
export function describeSecurity({ credentials, security, schemes }: ProviderModel) {
  return {
    credentials: Object.fromEntries(credentials.map((each) => [each.option, describePlace(each)])),
    security: describeAlternatives(security),
    authentication:
      schemes.length === 0 ? undefined : functionCall("schemes", ...schemes.map(describeScheme)),
  };
}

/** Options of which one list is enough. */
export function describeAlternatives(security: OperationModel["security"]): LiteralValue {
  return security && functionCall(alternativesFunction, ...security);
}

/** The functions of the runtime that the description calls. */
export function securityFunctions({ security, schemes }: ProviderModel): string[] {
  return [
    ...(security === undefined ? [] : [alternativesFunction]),
    ...(schemes.length === 0 ? [] : ["schemes"]),
    ...new Set(schemes.map(({ kind }) => schemeFunctions[kind])),
  ];
}

/** The function that chooses among alternatives. */
export const alternativesFunction = "alternatives";

const schemeFunctions = {
  query: "queryKey",
  basic: "basicCredentials",
  clientCredentials: "clientCredentials",
  signature: "signedHeader",
} as const;

function describePlace(credential: CredentialModel): LiteralValue {
  const { header, prefix, variable, secret, empty, signs } = credential;
  return { header, prefix, variable, secret: secret ? undefined : false, empty, signs };
}

function describeScheme(scheme: SchemeModel): FunctionCall {
  const name = schemeFunctions[scheme.kind];
  switch (scheme.kind) {
    case "query":
      return functionCall(name, scheme.parameter, scheme.option);
    case "signature":
      return functionCall(name, scheme.header, scheme.option);
    case "basic":
      return functionCall(name, { username: scheme.username, password: scheme.password });
    case "clientCredentials": {
      const { tokenUrl, clientId, clientSecret, authentication, scopes } = scheme;
      const rules = { tokenUrl, clientId, clientSecret, authentication };
      return functionCall(name, { ...rules, scopes: scopes.length === 0 ? undefined : scopes });
    }
  }
}
