import { namesScheme, parameterName, parametersOf, securityOf } from "../../openapi/operations.js";
import { toPointer } from "../../openapi/pointer.js";
import { type JsonObject, type JsonValue, asObject, stableJson, asList } from "../../types/json.js";
import type { Finding } from "../revision.js";
import { type Call, type CallPair, found } from "./call-pair.js";

import { type Belong, pairUp } from "./pair-up.js";
import type { Viewers } from "../schema/pair.js";

/** What differs in how requests authenticate. Names of schemes are the document's own affair. */
export function compareSecurity({
  before,
  after,
  where: operation,
  spec,
}: SecurityPair): Finding[] {
  if (spec === "before" && means(after, before)) return [];
  if (spec === "after" && means(before, after)) return [];
  const [olds, news] = [listAlternatives(before), listAlternatives(after)];
  const where = `${operation} security`;
  const findings: Finding[] = [];
  const { left: unmet, right: left } = pairUp(olds, news, [
    (old, now) => textOf(old) === textOf(now),
  ]);
  for (const old of unmet) {
    const now = left.shift();
    if (now !== undefined) {
      findings.push(...compareAlternative(old, now, where));
      continue;
    }
    const message = `Requests cannot authenticate by ${formatAlternative(old)} any more.`;
    const pointers = { before: old.pointer, after: securityOf(after.root, after).pointer };
    findings.push(found("security-alternative-removed", message, where, pointers));
  }
  for (const now of left) {
    const pointers = { before: securityOf(before.root, before).pointer, after: now.pointer };
    const message = `Requests may authenticate by ${formatAlternative(now)}, too.`;
    findings.push(found("security-alternative-added", message, where, pointers));
  }
  return findings;
}

interface SecurityPair
  extends Pick<CallPair, "before" | "after" | "where">, Pick<Viewers, "spec"> {}

/**
 * Whether a document that asks for nothing means what our spec of it asks for: it has a parameter called Authorization,
 * which OpenAPI ignores.
 */
function means(document: Call, spec: Call): boolean {
  if (securityOf(document.root, document).requirements.some(namesScheme)) return false;
  const isSent = parametersOf(document, document.resolve).some(
    (each) => parameterName(each) === authorization,
  );
  const alternatives = listAlternatives(spec);
  const [first, ...others] = alternatives.flatMap(({ schemes }) => schemes);
  const isAsked = alternatives.length === 1 && others.length === 0;
  return isSent && isAsked && first?.parameter === authorization;
}

const authorization = "header.authorization";

/** Schemes that are used together. */
interface Alternative {
  readonly schemes: readonly LocatedScheme[];
  readonly pointer: string;
}

interface LocatedScheme {
  readonly key: string;
  /** What of it shows on the wire: the same for schemes that are the same to a caller. */
  readonly text: string;
  readonly name: string;
  /** What it fills, as a parameter is called. */
  readonly parameter?: string;
  readonly scopes: readonly string[];
  readonly pointer: string;
}

function listAlternatives(call: Call): Alternative[] {
  const { requirements, pointer } = securityOf(call.root, call);
  const schemes: JsonObject = call.root.components?.securitySchemes ?? {};
  // No requirement at all is one that asks for nothing (OpenAPI 3.1, 4.8.1).
  const all = requirements.length > 0 ? requirements : [{}];
  return all.map((requirement, index) => ({
    pointer: `${pointer}/${index}`,
    schemes: Object.entries(asObject(requirement)).map(([key, scopes]) => {
      const location = toPointer(["components", "securitySchemes", key]);
      const { value = {}, pointer: at } = call.resolve(schemes[key], location);
      const texts = asList(scopes).map(String).sort();
      return { key, ...formatScheme(value), scopes: texts, pointer: at };
    }),
  }));
}

function formatScheme(scheme: JsonObject): Pick<LocatedScheme, "text" | "name" | "parameter"> {
  const { type, in: location, name, scheme: kind, flows, openIdConnectUrl } = scheme;
  if (type === "apiKey") {
    const key = location === "header" ? String(name).toLowerCase() : String(name);
    return {
      text: stableJson(["apiKey", location ?? null, key]),
      name: `${String(location)} ${String(name)}`,
      parameter: `${String(location)}.${key}`,
    };
  }
  if (type === "http") {
    const word = String(kind).toLowerCase();
    return { text: stableJson(["http", word]), name: `http ${word}`, parameter: authorization };
  }
  const text = stableJson([
    type ?? null,
    flows === undefined ? null : addressesOf(flows),
    openIdConnectUrl ?? null,
  ]);
  return { text, name: String(type) };
}

/** Where an OAuth client gets its tokens (OpenAPI 3.1, 4.8.29). */
function addressesOf(flows: JsonValue): string {
  const entries = Object.entries(asObject(flows)).map(([flow, value]) => {
    const { authorizationUrl, tokenUrl, refreshUrl } = asObject(value);
    return [flow, [authorizationUrl, tokenUrl, refreshUrl].map(stableJson).join(" ")] as const;
  });
  return stableJson(Object.fromEntries(entries));
}

function textOf({ schemes }: Alternative): string {
  return stableJson(schemes.map(({ text, scopes }) => [text, ...scopes].join(" ")).sort());
}

function formatAlternative({ schemes }: Alternative): string {
  return schemes.length === 0 ? "nothing" : schemes.map(({ name }) => name).join(" and ");
}

/** Schemes belong together by what they are, else by their key, else as the only ones left. */
const ways: readonly Belong<LocatedScheme>[] = [
  (old, now) => old.text === now.text,
  (old, now) => old.key === now.key,
  (_old, _now, isLast) => isLast,
];

function compareAlternative(before: Alternative, after: Alternative, where: string): Finding[] {
  const { pairs, left, right } = pairUp(before.schemes, after.schemes, ways);
  const changed = pairs.flatMap(([old, now]) => compareScheme(old, now, where));
  const removed = left.map((old) => {
    const pointers = { before: old.pointer, after: after.pointer };
    const message = `${old.name} is not asked for any more.`;
    return found("security-scheme-removed", message, where, pointers);
  });
  const added = right.map((now) => {
    const pointers = { before: before.pointer, after: now.pointer };
    return found("security-scheme-added", `${now.name} is asked for, too.`, where, pointers);
  });
  return [...changed, ...removed, ...added];
}

function compareScheme(before: LocatedScheme, after: LocatedScheme, where: string): Finding[] {
  const pointers = { before: before.pointer, after: after.pointer };
  if (before.text !== after.text) {
    const message =
      before.name === after.name
        ? `${after.name} gets its tokens elsewhere.`
        : `Requests authenticate by ${after.name}; they did by ${before.name}.`;
    return [found("security-scheme-changed", message, where, pointers)];
  }
  const added = after.scopes.filter((scope) => !before.scopes.includes(scope));
  const removed = before.scopes.filter((scope) => !after.scopes.includes(scope));
  return [
    ...added.map((scope) => {
      const message = `The scope ${scope} is needed now.`;
      return found("security-scope-added", message, where, pointers);
    }),
    ...removed.map((scope) => {
      const message = `The scope ${scope} is not needed any more.`;
      return found("security-scope-removed", message, where, pointers);
    }),
  ];
}
