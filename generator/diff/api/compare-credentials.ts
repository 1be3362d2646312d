import { toPointer } from "../../openapi/pointer.js";
import type { CredentialModel } from "../../types/credential-model.js";
import { type JsonObject, asObject } from "../../types/json.js";
import type { Finding } from "../revision.js";
import { compareValue, type Package, type PackagePair, told, valueCodes } from "./package-pair.js";

/** What differs in the options that hold credentials, and in headers that never change. */
export function compareCredentials({ before, after }: PackagePair): Finding[] {
  const findings: Finding[] = [];
  const left = [...after.model.credentials];
  for (const old of before.model.credentials) {
    const index = left.findIndex((now) => belongTogether(old, now));
    const same = index < 0 ? undefined : left.splice(index, 1)[0];
    if (same === undefined) findings.push(removedOption(old, before, after));
    else findings.push(...compareCredential(old, same, { before, after }));
  }
  const added = left.map((now) =>
    told("credential-option-added", `The client has an option ${now.option} now.`, {
      where: `option ${now.option}`,
      before: schemes,
      after: schemeOf(after, now),
    }),
  );
  return [
    ...findings,
    ...added,
    ...compareConstants({ before, after }),
    ...compareClients({ before, after }),
  ];
}

const schemes = "/components/securitySchemes";

function belongTogether(old: CredentialModel, now: CredentialModel): boolean {
  return old.option === now.option || shareHeader(old, now);
}

function shareHeader(old: CredentialModel, now: CredentialModel): boolean {
  return old.header !== undefined && old.header.toLowerCase() === now.header?.toLowerCase();
}

function removedOption(old: CredentialModel, before: Package, after: Package): Finding {
  return told("credential-option-removed", `The client has no option ${old.option} any more.`, {
    where: `option ${old.option}`,
    before: schemeOf(before, old),
    after: schemeOf(after, old),
  });
}

function compareCredential(
  old: CredentialModel,
  now: CredentialModel,
  { before, after }: PackagePair,
): Finding[] {
  const place = {
    where: `option ${now.option}`,
    before: schemeOf(before, old),
    after: schemeOf(after, now),
  };
  const findings = compareValue(
    valueCodes("environment-variable"),
    { before: old.variable, after: now.variable },
    { noun: "an environment variable for it", ...place },
  );
  if (old.option !== now.option) {
    const message = `The option is called ${now.option}; it was called ${old.option}.`;
    findings.push(told("credential-option-renamed", message, place));
  }
  if (old.prefix !== now.prefix && shareHeader(old, now)) {
    const [was, is] = [old, now].map(({ prefix }) =>
      prefix === undefined ? "none" : `"${prefix}"`,
    );
    const message = `Its prefix is ${is}; it was ${was}.`;
    findings.push(told("credential-prefix-changed", message, place));
  }
  if (old.secret !== now.secret) {
    const message = now.secret ? "It is redacted now." : "It may be shown now.";
    findings.push(told("credential-secrecy-changed", message, place));
  }
  if (old.signs !== now.signs) {
    const message = now.signs
      ? "It takes a function that signs each request now."
      : "It takes the credential itself; it took a function that signs each request.";
    findings.push(told("credential-signing-changed", message, place));
  }
  return findings;
}

/** How OAuth clients authenticate where they get their tokens; an option belongs to one client at most. */
function compareClients({ before, after }: PackagePair): Finding[] {
  const news = clientsOf(after);
  return clientsOf(before).flatMap(({ clientId: option, authentication: was }): Finding[] => {
    const now = news.find(({ clientId }) => clientId === option)?.authentication;
    if (now === undefined || now === was) return [];
    const place = {
      where: `option ${option}`,
      before: schemeOf(before, { option }),
      after: schemeOf(after, { option }),
    };
    const message = `It travels in the ${now}; it did in the ${was}.`;
    return [told("client-authentication-changed", message, place)];
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
    const place = {
      where: `header ${header}`,
      before: headerSchemeOf(before, header),
      after: headerSchemeOf(after, header),
    };
    return [told("constant-header-changed", `It is ${now}; it was ${value}.`, place)];
  });
}

/** Where the scheme that an option fills stands; for one that the package does not have, its header's. */
function schemeOf(
  owner: Package,
  { option, header }: Pick<CredentialModel, "option" | "header">,
): string {
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
