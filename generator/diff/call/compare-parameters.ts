import { asObject, isJsonList } from "../../types/json.js";
import type { Finding } from "../finding.js";
import { type ObjectPlace, resolveObject } from "../resolve-place.js";
import { placeOf } from "../revision.js";
import type { SchemaComparer } from "../schema/compare-schemas.js";
import { stableJson } from "../stable-json.js";
import { type Call, type CallPair, found, schemaNode } from "./call-pair.js";
import { compareContent } from "./compare-content.js";

/** What differs in parameters of the path, the query, headers and cookies. */
export function compareParameters(pair: CallPair): Finding[] {
  const { before, after, where, comparer, areSpecs } = pair;
  const list = areSpecs ? listOffered : listParameters;
  const [olds, news] = [list(before), list(after)];
  const findings: Finding[] = [];
  for (const [key, old] of olds) {
    const place = `${where} ${key}`;
    const now = news.get(key);
    if (now === undefined) {
      const pointers = { before: old.pointer, after: placeOf(after) };
      findings.push(found("parameter-removed", place, `The parameter ${key} is gone.`, pointers));
    } else {
      findings.push(...compareParameter(old, now, place, comparer));
    }
  }
  for (const [key, now] of news) {
    if (olds.has(key)) continue;
    const pointers = { before: placeOf(before), after: now.pointer };
    const isRequired = now.value["required"] === true;
    const code = isRequired ? "required-parameter-added" : "parameter-added";
    const message = `There is a${isRequired ? " required" : ""} parameter ${key} now.`;
    findings.push(found(code, `${where} ${key}`, message, pointers));
  }
  return findings;
}

/** The parameters without those that a spec omits, which are nobody's. */
function listOffered(call: Call): Map<string, ObjectPlace> {
  const offered = [...listParameters(call)].filter(
    ([, { value }]) => asObject(value["x-link-parameter"])["omit"] !== true,
  );
  return new Map(offered);
}

/** The parameters by place and name; the operation's own win over the path's (OpenAPI 3.1, 4.8.10.1). */
function listParameters({
  root,
  item,
  operation,
  pointer,
  ...call
}: Call): Map<string, ObjectPlace> {
  const place = placeOf({ root, item, operation, pointer, ...call } as Call);
  const lists = [
    { owner: item, at: pointer },
    { owner: operation, at: place },
  ];
  const parameters = lists.flatMap(({ owner, at }) => {
    const list = owner["parameters"];
    if (!isJsonList(list)) return [];
    return list.map((value, index) =>
      resolveObject(root, { value, pointer: `${at}/parameters/${index}` }),
    );
  });
  return new Map(parameters.map((parameter) => [keyOf(parameter), parameter]));
}

/** `query.limit`; the case of a header's name does not count. */
function keyOf({ value }: ObjectPlace): string {
  const [place, name] = [String(value["in"]), String(value["name"])];
  return `${place}.${place === "header" ? name.toLowerCase() : name}`;
}

function compareParameter(
  before: ObjectPlace,
  after: ObjectPlace,
  where: string,
  comparer: SchemaComparer,
): Finding[] {
  const pointers = { before: before.pointer, after: after.pointer };
  const required = [before, after].map(({ value }) => value["required"] === true);
  const findings: Finding[] = [];
  if (required[0] !== required[1]) {
    const [code, message] =
      required[1] === true
        ? (["parameter-became-required", "It may not be left out now."] as const)
        : (["parameter-became-optional", "It may be left out now."] as const);
    findings.push(found(code, where, message, pointers));
  }
  if (styleOf(before) !== styleOf(after)) {
    const message = "It is written into the request in another way.";
    findings.push(found("parameter-style-changed", where, message, pointers));
  }
  const pair = { before, after, side: "request", where, comparer } as const;
  const schemas = { before: schemaNode(before), after: schemaNode(after) };
  const inner = comparer.compare({ ...schemas, side: "request", where });
  return [...findings, ...inner, ...compareContent(pair)];
}

/** How a value is written, the defaults filled in (OpenAPI 3.1, 4.8.12.2). */
function styleOf({ value }: ObjectPlace): string {
  const isForm = value["in"] === "query" || value["in"] === "cookie";
  const style = value["style"] ?? (isForm ? "form" : "simple");
  return stableJson([style, value["explode"] ?? style === "form", value["allowReserved"] ?? false]);
}
