import { toPointer } from "../../openapi/pointer.js";
import type { CredentialModel } from "../../types/credential-model.js";
import { type JsonObject, asObject } from "../../types/json.js";
import type { Finding } from "../revision.js";
import { pairUp } from "../call/pair-up.js";
import {
  compareValue,
  type Package,
  type PackagePair,
  type Teller,
  told,
  valueCodes,
} from "./package-pair.js";

/** What differs in the options that hold credentials, and in headers that never change. */
export function compareCredentials(pair: PackagePair): Finding[] {
  const [olds, news] = [pair.before.model.credentials, pair.after.model.credentials];
  const { pairs, left, right } = pairUp(olds, news, [
    (old, now) => old.option === now.option || shareHeader(old, now),
  ]);
  return [
    ...pairs.flatMap(([old, now]) => compareCredential(old, now, pair)),
    ...left.map((old) => {
      const message = `The client has no option ${old.option} any more.`;
      return told("credential-option-removed", message, optionAt(pair, old));
    }),
    ...right.map((now) => {
      const location = { ...optionAt(pair, now), before: schemes };
      return told(
        "credential-option-added",
        `The client has an option ${now.option} now.`,
        location,
      );
    }),
    ...compareConstants(pair),
    ...compareClients(pair),
  ];
}

const schemes = "/components/securitySchemes";

function shareHeader(old: CredentialModel, now: CredentialModel): boolean {
  return old.header !== undefined && old.header.toLowerCase() === now.header?.toLowerCase();
}

type Filled = Pick<CredentialModel, "option" | "header">;

/** Where an option stands, or in either spec another that it belongs together with. */
function optionAt({ before, after }: PackagePair, old: Filled, now = old): Teller {
  const [was, is] = [schemeOf(before, old), schemeOf(after, now)];
  return { where: `option ${now.option}`, before: was, after: is };
}

function compareCredential(
  old: CredentialModel,
  now: CredentialModel,
  pair: PackagePair,
): Finding[] {
  const location = optionAt(pair, old, now);
  const findings = compareValue(
    valueCodes("environment-variable"),
    { before: old.variable, after: now.variable },
    { noun: "an environment variable for it", ...location },
  );
  if (old.option !== now.option) {
    const message = `The option is called ${now.option}; it was called ${old.option}.`;
    findings.push(told("credential-option-renamed", message, location));
  }
  if (old.prefix !== now.prefix && shareHeader(old, now)) {
    const [was, is] = [old, now].map(({ prefix }) =>
      prefix === undefined ? "none" : `"${prefix}"`,
    );
    const message = `Its prefix is ${is}; it was ${was}.`;
    findings.push(told("credential-prefix-changed", message, location));
  }
  if (old.secret !== now.secret) {
    const message = now.secret ? "It is redacted now." : "It may be shown now.";
    findings.push(told("credential-secrecy-changed", message, location));
  }
  if (old.signs !== now.signs) {
    const message = now.signs
      ? "It takes a function that signs each request now."
      : "It takes the credential itself; it took a function that signs each request.";
    findings.push(told("credential-signing-changed", message, location));
  }
  return findings;
}

/** How OAuth clients authenticate where they get their tokens; an option belongs to one client at most. */
function compareClients(pair: PackagePair): Finding[] {
  const news = clientsOf(pair.after);
  return clientsOf(pair.before).flatMap(({ clientId: option, authentication: was }): Finding[] => {
    const now = news.find(({ clientId }) => clientId === option)?.authentication;
    if (now === undefined || now === was) return [];
    const message = `It travels in the ${now}; it did in the ${was}.`;
    return [told("client-authentication-changed", message, optionAt(pair, { option }))];
  });
}

function clientsOf({ model }: Package) {
  return model.schemes.filter((scheme) => scheme.kind === "clientCredentials");
}

function compareConstants({ before, after }: PackagePair): Finding[] {
  const values = after.model.constants.map(
    ({ header, value }) => [header.toLowerCase(), value] as const,
  );
  const news = new Map(values);
  return before.model.constants.flatMap(({ header, value }): Finding[] => {
    const now = news.get(header.toLowerCase());
    if (now === undefined || now === value) return [];
    const location = {
      where: `header ${header}`,
      before: headerSchemeOf(before, header),
      after: headerSchemeOf(after, header),
    };
    return [told("constant-header-changed", `It is ${now}; it was ${value}.`, location)];
  });
}

/** Where the scheme that an option fills stands; for one that the package does not have, its header's. */
function schemeOf(owner: Package, { option, header }: Filled): string {
  const fills = (scheme: JsonObject): boolean => {
    const credential = asObject(scheme["x-link-credential"]);
    return [credential, ...Object.values(credential).map(asObject)].some(
      (each) => each["option"] === option,
    );
  };
  return findScheme(owner, fills) ?? headerSchemeOf(owner, header ?? "");
}

/** Where the scheme that fills a header stands. */
function headerSchemeOf(owner: Package, header: string): string {
  return findScheme(owner, (each) => headerOf(each) === header.toLowerCase()) ?? schemes;
}

function findScheme(
  { root }: Package,
  isMeant: (scheme: JsonObject) => boolean,
): string | undefined {
  const all = asObject(asObject(root["components"])["securitySchemes"]);
  const key = Object.keys(all).find((each) => isMeant(asObject(all[each])));
  return key === undefined ? undefined : toPointer(["components", "securitySchemes", key]);
}

function headerOf({ type, name }: JsonObject): string {
  return type === "http" ? "authorization" : String(name).toLowerCase();
}
