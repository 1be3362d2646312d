import { quote, quoteList } from "../diagnostics/quote.js";
import { listOperations } from "../openapi/operations.js";
import { changeAt } from "../openapi/pointer.js";
import { schemeKind } from "../openapi/scheme-kind.js";
import { asList, asObject, isJsonObject, type JsonObject, type JsonValue } from "../types/json.js";
import { keepKeys } from "./keep-keys.js";
import { nonEmpty } from "./slice-operation.js";
import { operationsOf } from "./suggest-security.js";

/** A spec, and in sentences what became of it that its author should know. */
export interface NotedSpec {
  readonly spec: JsonObject;
  readonly notes: readonly string[];
}

/**
 * A slice that authenticates only in ways that packages can: other alternatives are left out, and scopes that a flow
 * does not list are added to it. Where none is left, the slice does not say how it authenticates.
 */
export function tidySecurity(spec: JsonObject): NotedSpec {
  const schemes = schemesOf(spec);
  const out = new Map<string, string>();
  const keep = (security: JsonValue | undefined): JsonObject[] =>
    asList(security)
      .map(asObject)
      .filter((requirement) => {
        const names = Object.keys(requirement);
        const strange = names.find((name) => isStrange(schemes[name]));
        if (strange === undefined) return true;
        out.set(names.map(quote).join(" with "), kindOf(asObject(schemes[strange])));
        return false;
      });
  const tidy = (owner: JsonObject): JsonObject => {
    const { security, ...rest } = owner;
    // What is no list of mappings, lint tells.
    if (!asList(security).some(isJsonObject)) return owner;
    const kept = keep(security);
    return kept.length === 0 && asList(security).length > 0 ? rest : { ...owner, security: kept };
  };
  const tidied = listOperations(spec).reduce<JsonObject>(
    (whole, { path, method }) =>
      asObject(changeAt(whole, ["paths", path, method], (each) => tidy(asObject(each)))),
    tidy(spec),
  );
  const { spec: scoped, notes } = withScopes(withUsedSchemes(tidied));
  const left = [...out].map(
    ([names, kind]) =>
      `Left out of security: ${names} (${kind}), which packages cannot do${namesAny(scoped) ? "" : "; say with --security what they can"}.`,
  );
  return { spec: scoped, notes: [...left, ...notes] };
}

/** Whether packages cannot do a scheme; of one behind a reference to be followed yet, nobody knows. */
function isStrange(scheme: JsonValue | undefined): boolean {
  if (scheme === undefined) return true;
  return Object.keys(asObject(scheme)).length > 0 && schemeKind(asObject(scheme)) === undefined;
}

function kindOf({ type, scheme, flows, in: location }: JsonObject): string {
  const detail =
    flows === undefined ? (scheme ?? location) : Object.keys(asObject(flows)).join(", ");
  return [type ?? "no such scheme", detail].filter(Boolean).join(" ");
}

function namesAny(spec: JsonObject): boolean {
  return requirementsOf(spec).length > 0;
}

function requirementsOf(spec: JsonObject): [name: string, scopes: string[]][] {
  return [spec, ...operationsOf(spec)]
    .flatMap(({ security }) => asList(security))
    .flatMap((each) => Object.entries(asObject(each)))
    .map(([name, scopes]) => [name, asList(scopes).map(String)]);
}

function schemesOf(spec: JsonObject): JsonObject {
  return asObject(asObject(spec["components"])["securitySchemes"]);
}

function withSchemes(spec: JsonObject, schemes: JsonObject): JsonObject {
  const { components, ...rest } = spec;
  const { securitySchemes: _, ...others } = asObject(components);
  return {
    ...rest,
    ...nonEmpty("components", { ...nonEmpty("securitySchemes", schemes), ...others }),
  };
}

function withUsedSchemes(spec: JsonObject): JsonObject {
  const used = requirementsOf(spec).map(([name]) => name);
  const schemes = schemesOf(spec);
  const kept = Object.keys(schemes).filter((key) => used.includes(key));
  return withSchemes(spec, keepKeys(schemes, kept));
}

/** What operations ask for, their flow has. */
function withScopes(spec: JsonObject): NotedSpec {
  const notes: string[] = [];
  const asked = requirementsOf(spec);
  const schemes = Object.entries(schemesOf(spec)).map(([key, value]) => {
    const flows = asObject(asObject(value)["flows"]);
    const flow = flows["clientCredentials"];
    if (flow === undefined) return [key, value] as const;
    const scopes = asObject(asObject(flow)["scopes"]);
    const all = asked.flatMap(([name, list]) => (name === key ? list : []));
    const missing = [...new Set(all)].filter((scope) => !Object.hasOwn(scopes, scope));
    if (missing.length === 0) return [key, value] as const;
    notes.push(
      `${quote(key)} does not list ${quoteList(missing, "and")}, which operations ask for: added to its scopes.`,
    );
    const added = Object.fromEntries(missing.map((scope) => [scope, ""]));
    const clientCredentials = { ...asObject(flow), scopes: { ...scopes, ...added } };
    return [key, { ...asObject(value), flows: { ...flows, clientCredentials } }] as const;
  });
  return { spec: withSchemes(spec, Object.fromEntries(schemes)), notes };
}
