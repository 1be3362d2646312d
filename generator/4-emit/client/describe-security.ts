import { whenThere } from "../print/when-there.js";
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
  return security && functionCall("alternatives", ...security);
}

function describePlace(credential: CredentialModel): LiteralValue {
  const { header, prefix, variable, secret, empty, signs } = credential;
  return { header, prefix, variable, secret: secret ? undefined : false, empty, signs };
}

function describeScheme(scheme: SchemeModel): FunctionCall {
  switch (scheme.kind) {
    case "query":
      return functionCall("queryKey", scheme.parameter, scheme.option);
    case "signature":
      return functionCall("signedHeader", scheme.header, scheme.option);
    case "basic":
      return functionCall("basicCredentials", {
        username: scheme.username,
        password: scheme.password,
      });
    case "clientCredentials": {
      const { kind, ...rules } = scheme;
      return functionCall(kind, { ...rules, scopes: whenThere(rules.scopes) });
    }
  }
}
