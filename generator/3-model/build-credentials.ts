import * as v from "valibot";
import { namesScheme, type OperationPlace, securityOf } from "../openapi/operations.js";
import { defined } from "../types/defined.js";
import type {
  ConstantHeaderModel,
  CredentialModel,
  SchemeModel,
} from "../types/credential-model.js";
import { CredentialExtension, optionsOf } from "../types/extensions.js";
import type { OpenApi, SecurityRequirement, SecurityScheme } from "../types/openapi.js";

/** What authenticates requests: what the caller gives, how it is sent, and headers that never change. */
export interface Credentials {
  readonly credentials: readonly CredentialModel[];
  readonly schemes: readonly SchemeModel[];
  readonly constants: readonly ConstantHeaderModel[];
  /** Absent where all credentials are needed. */
  readonly security?: Alternatives;
}

/** Options that go together, of which one list is enough. */
type Alternatives = readonly (readonly string[])[];

/** Reads the schemes that operations use, in the order in which their requirements name them. */
export function buildCredentials(
  spec: OpenApi,
  operations: readonly OperationPlace[],
): Credentials {
  const requirements = operations.flatMap((operation) => requirementsOf(spec, operation));
  const used = findUsed(spec, requirements);
  const security = alternativesOf(spec, requirements);
  const schemes = used.flatMap(buildScheme);
  return defined({
    credentials: used.flatMap(buildOptions),
    schemes: [
      ...schemes.filter(({ kind }) => kind !== "signature"),
      ...schemes.filter(({ kind }) => kind === "signature"),
    ],
    constants: used.flatMap(({ scheme, credential }) =>
      "constant" in credential ? [{ header: scheme.name ?? "", value: credential.constant }] : [],
    ),
    security: security.length > 1 ? security : undefined,
  });
}

/** How an operation authenticates, where that is not the provider's whole security. */
export function buildSecurity(
  spec: OpenApi,
  operation: OperationPlace,
  all: readonly OperationPlace[],
): Alternatives | undefined {
  const own = alternativesOf(spec, requirementsOf(spec, operation));
  const whole = alternativesOf(
    spec,
    all.flatMap((each) => requirementsOf(spec, each)),
  );
  if (JSON.stringify(own) === JSON.stringify(whole)) return undefined;
  // What is undecided needs nothing, which is a way of its own beside an operation that needs something.
  return own.length === 0 ? [[]] : own;
}

/** A requirement that is empty makes the others optional (OpenAPI 3.1, 4.8.30); a client without credentials is a mistake. */
function requirementsOf(spec: OpenApi, operation: OperationPlace): readonly SecurityRequirement[] {
  return securityOf(spec, operation).requirements.filter(namesScheme);
}

interface UsedScheme {
  readonly scheme: SecurityScheme;
  readonly credential: CredentialExtension;
  readonly scopes: readonly string[];
  /** What a relative address is relative to. */
  readonly serverUrl: string;
}

function findUsed(spec: OpenApi, requirements: readonly SecurityRequirement[]): UsedScheme[] {
  const names = new Set(requirements.flatMap(Object.keys));
  const serverUrl = spec.servers?.[0]?.url ?? "";
  return [...names].flatMap((name) => {
    const scheme = spec.components?.securitySchemes?.[name];
    if (scheme === undefined) return [];
    const credential = v.parse(CredentialExtension, scheme["x-link-credential"]);
    const scopes = [...new Set(requirements.flatMap((requirement) => requirement[name] ?? []))];
    return [{ scheme, credential, scopes, serverUrl }];
  });
}

function alternativesOf(spec: OpenApi, requirements: readonly SecurityRequirement[]): Alternatives {
  const lists = requirements.map((requirement) =>
    findUsed(spec, [requirement]).flatMap(({ credential }) =>
      optionsOf(credential).map(({ option }) => option),
    ),
  );
  return [...new Map(lists.map((list) => [list.toSorted().join(), list])).values()];
}

function buildOptions({ scheme, credential }: UsedScheme): CredentialModel[] {
  const place = placeScheme(scheme, credential);
  return optionsOf(credential).map(
    ({ option, env, secret, description = scheme.description, place: part }) =>
      defined({
        option,
        ...place,
        variable: env,
        secret,
        // A key, a token or a secret that is empty was forgotten.
        empty: (part === "/password" && !/key|token|secret/iu.test(option)) || undefined,
        signs: "signs" in credential || undefined,
        description,
      }),
  );
}

/** The header of an option that has one to itself. RFC 6750 puts a bearer token behind a word. */
function placeScheme(
  { type, in: place, name = "" }: SecurityScheme,
  credential: CredentialExtension,
): Pick<CredentialModel, "header" | "prefix"> | undefined {
  if (!("option" in credential) || "signs" in credential) return undefined;
  if (type === "http") return { header: "Authorization", prefix: "Bearer " };
  if (place !== "header") return undefined;
  return defined({ header: name, prefix: credential.prefix });
}

function buildScheme({ scheme, credential, scopes, serverUrl }: UsedScheme): SchemeModel[] {
  if ("constant" in credential) return [];
  if ("signs" in credential) {
    return [{ kind: "signature", header: scheme.name ?? "", option: credential.option }];
  }
  if ("option" in credential) {
    if (scheme.in !== "query") return [];
    return [{ kind: "query", parameter: scheme.name ?? "", option: credential.option }];
  }
  if ("username" in credential) {
    const { username, password } = credential;
    return [defined({ kind: "basic", username: username.option, password: password?.option })];
  }
  const { clientId, clientSecret, authentication } = credential;
  return [
    {
      kind: "clientCredentials",
      tokenUrl: new URL(scheme.flows?.clientCredentials?.tokenUrl ?? "", serverUrl).href,
      clientId: clientId.option,
      clientSecret: clientSecret.option,
      authentication,
      scopes,
    },
  ];
}
