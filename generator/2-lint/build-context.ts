import type * as v from "valibot";
import { quote } from "../diagnostics/quote.js";
import { partSchemas } from "../openapi/keywords.js";
import { expandDiscriminators } from "../openapi/expand-discriminators.js";
import { openApiObjects } from "../openapi/objects.js";
import {
  listOperations,
  type LocatedOperation,
  parametersOf,
  type LocatedParameter,
} from "../openapi/operations.js";
import { toPointer } from "../openapi/pointer.js";
import { componentKey, createResolve, type Resolve } from "../openapi/reference.js";
import { findReferenceCycles } from "../openapi/reference-cycles.js";
import {
  AllowExtension,
  CredentialExtension,
  DifferenceExtension,
  EnvironmentExtension,
  ParameterExtension,
  NotesExtension,
  ProviderExtension,
  TokenExtension,
} from "../types/extensions.js";
import { defined } from "../types/defined.js";
import type { OpenApi, Parameter, SecurityScheme, Server } from "../types/openapi.js";
import type { WarningCode } from "../types/warning-codes.js";
import type { Problem } from "../diagnostics/problem.js";
import { readExtension } from "./read-extension.js";
import { type Bodies, type Reachable, readBodies } from "./operation-bodies.js";
import { type FoundObject, tidyDocument } from "./tidy-document.js";

/** Gathers what the rules look at, and reports what had to be left out for it. */
export function buildContext(raw: OpenApi): Gathered {
  const { spec, objects, problems, removed } = tidyDocument(raw);
  const gathered = { problems: [...problems], removed: [...removed] };
  const read: Read = (schema, location) => {
    if (location.value === undefined) return undefined;
    const { value, problems: found, removed: lost } = readExtension(schema, location);
    gathered.problems.push(...found);
    gathered.removed.push(...lost);
    return value;
  };
  const info: Partial<OpenApi["info"]> = spec.info ?? {};
  const cycles = findReferenceCycles(spec, partSchemas);
  const circular = new Set(cycles.flat());
  const expanded = cycles.length === 0 ? expandDiscriminators(spec) : spec;
  const provider = read(ProviderExtension, {
    pointer: "/info/x-link-provider",
    value: info["x-link-provider"],
  });
  read(NotesExtension, { pointer: "/info/x-link-notes", value: info["x-link-notes"] });
  return {
    ...gathered,
    context: defined({
      spec,
      expanded,
      objects,
      info,
      provider,
      differences: readDifferences(info["x-link-differences"], read),
      servers: readServers(spec, read),
      schemes: readSchemes(spec, read),
      operations: readOperations(spec, { spec: expanded, circular }, read),
      cycles,
      circular,
      allowances: objects.flatMap(({ pointer: location, value, kind }) => {
        if (openApiObjects[kind].names === true) return [];
        const at = `${location}/x-link-allow`;
        const allowed = read(AllowExtension, { pointer: at, value: value["x-link-allow"] }) ?? [];
        return allowed.map(({ code }, index) => ({ code, location, pointer: `${at}/${index}` }));
      }),
    }),
  };
}

/** What the rules look at: a tidy spec, with its extensions read. */
export interface LintContext {
  /** Whatever is in it has its type, but anything may be missing. */
  readonly spec: OpenApi;
  /** The spec with all that discriminators mean: of what values may be, as packages know them. */
  readonly expanded: OpenApi;
  readonly objects: readonly FoundObject[];
  readonly info: Partial<OpenApi["info"]>;
  readonly provider?: ProviderExtension;
  readonly differences: readonly LintedDifference[];
  readonly servers: readonly LintedServer[];
  readonly schemes: ReadonlyMap<string, LintedScheme>;
  /** The operations with an `x-link-token`. */
  readonly operations: readonly TokenOperation[];
  /** Circles of component schemas with nothing in between, and all keys in them. */
  readonly cycles: readonly (readonly string[])[];
  readonly circular: ReadonlySet<string>;
  readonly allowances: readonly Allowance[];
}

/** One idea of what a spec must be, or had better be: gives the locations where it is not so. */
export type Rule = (context: LintContext) => Iterable<Problem>;

/** A warning that an author wants at or below a location. */
export interface Allowance {
  readonly code: WarningCode;
  /** The location that it is about. */
  readonly location: string;
  /** Where it stands itself. */
  readonly pointer: string;
}

export interface LintedDifference {
  readonly pointer: string;
  readonly difference: DifferenceExtension;
}

export interface LintedServer {
  readonly pointer: string;
  readonly server: Partial<Server>;
  readonly environment?: EnvironmentExtension;
}

export interface LintedScheme {
  readonly pointer: string;
  readonly scheme: Partial<SecurityScheme>;
  readonly credential?: CredentialExtension;
}

export interface TokenOperation extends LocatedOperation, Bodies {
  /** Such as `POST /link/token`. */
  readonly name: string;
  readonly tokenPointer: string;
  /** Absent where nothing of it could be read. */
  readonly token?: TokenExtension;
  /** Those of the path item, but for those that the operation has anew, then its own. */
  readonly parameters: readonly LintedParameter[];
}

export interface LintedParameter {
  /** Behind references. */
  readonly pointer: string;
  readonly parameter: Partial<Parameter>;
  /** Of its forms, all keys that are there; empty where the parameter has none. */
  readonly extension: ParameterKeys;
}

interface ParameterKeys {
  readonly option?: string | undefined;
  readonly env?: string | undefined;
  readonly constant?: string | undefined;
  readonly name?: string | undefined;
  readonly omit?: true | undefined;
}

/** What there is to look at, and what was wrong with the form of the rest. */
export interface Gathered {
  readonly context: LintContext;
  readonly problems: readonly Problem[];
  /** Where something was left out: what is missing there is no problem of its own. */
  readonly removed: readonly string[];
}

type Read = <Output>(
  schema: v.GenericSchema<unknown, Output>,
  location: { readonly pointer: string; readonly value: unknown },
) => Output | undefined;

/** Each by itself, so that one misshapen entry does not hide the others. */
function readDifferences(list: readonly unknown[] = [], read: Read): LintedDifference[] {
  return list.flatMap((each, index) => {
    const pointer = toPointer(["info", "x-link-differences", index]);
    const difference = read(DifferenceExtension, { pointer, value: each });
    return difference === undefined ? [] : [{ pointer, difference }];
  });
}

function readServers(spec: OpenApi, read: Read): LintedServer[] {
  return (spec.servers ?? []).map((server, index) => {
    const pointer = toPointer(["servers", index]);
    const at = { pointer: `${pointer}/x-link-environment`, value: server["x-link-environment"] };
    return defined({ pointer, server, environment: read(EnvironmentExtension, at) });
  });
}

function readSchemes(spec: OpenApi, read: Read): Map<string, LintedScheme> {
  const schemes = Object.entries(spec.components?.securitySchemes ?? {});
  return new Map(
    schemes.map(([key, scheme]) => {
      const pointer = toPointer(["components", "securitySchemes", key]);
      const at = { pointer: `${pointer}/x-link-credential`, value: scheme["x-link-credential"] };
      return [key, defined({ pointer, scheme, credential: read(CredentialExtension, at) })];
    }),
  );
}

function readOperations(spec: OpenApi, reachable: Reachable, read: Read): TokenOperation[] {
  const readParameter = parameterReader(read);
  return listOperations(spec).flatMap((location) => {
    const { path, method, pointer, operation } = location;
    const value = operation["x-link-token"];
    if (value === undefined) return [];
    const tokenPointer = `${pointer}/x-link-token`;
    const parameters = parametersOf(location, resolveParameter(spec)).map(readParameter);
    return [
      defined({
        ...location,
        ...readBodies(reachable, location),
        name: `${method.toUpperCase()} ${quote(path)}`,
        tokenPointer,
        token: read(TokenExtension, { pointer: tokenPointer, value }),
        parameters,
      }),
    ];
  });
}

/** Finds parameters behind references to components: others are a problem of their own. */
export function resolveParameter(spec: OpenApi): Resolve {
  return createResolve(spec, (pointer) => componentKey(pointer, "parameters") !== undefined);
}

/** Reads parameters, each once: a component may be a parameter of several operations. */
function parameterReader(read: Read): (location: LocatedParameter) => LintedParameter {
  const known = new Map<string, LintedParameter>();
  return ({ pointer, value: parameter }) => {
    const at = `${pointer}/x-link-parameter`;
    const before = known.get(pointer);
    if (before !== undefined) return before;
    const extension: ParameterKeys =
      read(ParameterExtension, { pointer: at, value: parameter["x-link-parameter"] }) ?? {};
    const linted = { pointer, parameter, extension };
    known.set(pointer, linted);
    return linted;
  };
}
