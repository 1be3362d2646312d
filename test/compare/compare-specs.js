#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parseUpstream } from "../../generator/dist/1-load/parse-upstream.js";
import { sliceOperations } from "../../generator/dist/slice/slice-operations.js";

/*
 * Compares the operations of two OpenAPI documents, 3.0 or 3.1, property by property: names, types,
 * nullability, formats, enums, defaults, limits, what is required, nesting, servers and headers. What
 * people read (descriptions, titles, examples) and the order of things do not count.
 *
 * Rules that depend on values (if, not, contains, …) stand in prose in a provider's document. Those that
 * B alone has are printed as additions, each with its location, and are no differences.
 *
 *   npm run build
 *   node test/compare/compare-specs.js A.yaml B.yaml --operation "POST /link/token/create"
 *
 * Prints a line for each addition and each difference, and exits with 1 when there is a difference.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { operation: { type: "string", multiple: true } },
});
const [left, right] = positionals;
if (left === undefined || right === undefined || values.operation === undefined) {
  console.error(
    "usage: node test/compare/compare-specs.js A B --operation NAME [--operation NAME]",
  );
  process.exit(2);
}

/** What is for people alone, or says nothing about the wire. */
const silent = new Set(
  "title summary description example examples externalDocs info operationId openapi".split(" "),
);
/** Lists whose order means nothing. */
const unordered = new Set(["enum", "required", "type", "anyOf", "oneOf", "servers", "security"]);

/** Keywords of rules that depend on values. */
const ruleKeywords = new Set("if then else not contains dependentRequired".split(" "));

const a = read(left);
const b = read(right);
const additions = [];
const differences = compare(a, b, "");
for (const line of additions) console.log(`addition: ${line}`);
for (const line of differences) console.log(line);
const counts = [a, b].map(countProperties);
if (additions.length > 0) console.log(`${additions.length} rules are only in ${right}`);
console.log(
  `${differences.length} differences between ${left} (${counts[0]}) and ${right} (${counts[1]})`,
);
process.exitCode = differences.length > 0 ? 1 : 0;

/** The operations of a document and what they reach, in the form of OpenAPI 3.1. */
function read(path) {
  const text = readFileSync(path, "utf8");
  const { value, diagnostics } = parseUpstream({ provider: "compared", path, text });
  const slice =
    value === undefined ? undefined : sliceOperations(value, { operations: values.operation });
  const problems = [...diagnostics, ...(slice?.problems ?? [])];
  if (slice?.spec === undefined) {
    for (const { message, help } of problems) console.error(`${path}: ${message} help: ${help}`);
    process.exit(2);
  }
  return slice.spec;
}

function compare(one, other, location) {
  if (isObject(one) && isObject(other)) return compareObjects(one, other, location);
  if (Array.isArray(one) && Array.isArray(other)) return compareLists(one, other, location);
  if (one === other) return [];
  return [`${location}: ${show(one)} is ${show(other)}`];
}

function compareObjects(one, other, location) {
  // A property may be called like a keyword that is for people alone.
  const isMap =
    /\/(?:properties|schemas|securitySchemes|responses|headers|content)$/u.test(location) &&
    !/\/properties\/[^/]+$/u.test(location);
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys
    .filter((key) => isMap || !(silent.has(key) || key.startsWith("x-")))
    .flatMap((key) => {
      const here = `${location}/${key}`;
      if (!Object.hasOwn(one, key) && !isMap && isRule(key, other[key]))
        return added(here, other[key]);
      if (!Object.hasOwn(one, key)) return [`${here}: only in ${right}`];
      if (!Object.hasOwn(other, key)) return [`${here}: only in ${left}`];
      return compare(one[key], other[key], here);
    });
}

/** Whether a keyword with this value is a rule and nothing else. */
function isRule(key, value) {
  if (!["allOf", "anyOf", "oneOf"].includes(key) || !Array.isArray(value)) {
    return ruleKeywords.has(key);
  }
  const members = value.map((each) => Object.entries(each).filter(([inner]) => !silent.has(inner)));
  return members.every(
    (entries) =>
      // What allOf requires, it requires whatever the values.
      entries.some(([inner]) => inner !== "required" || key !== "allOf") &&
      entries.every(([inner, part]) => inner === "required" || isRule(inner, part)),
  );
}

/** Notes a rule of ours, member by member where it is a list of them. */
function added(location, value) {
  const members = location.endsWith("/allOf") ? value : [value];
  for (const member of members) additions.push(`${location}: ${show(member)}`);
  return [];
}

function compareLists(one, other, location) {
  const keyword = location.slice(location.lastIndexOf("/") + 1);
  const order = unordered.has(keyword) ? sorted : (list) => list;
  const [these, those] = [order(one), order(other)];
  if (these.length !== those.length) return [`${location}: ${show(these)} is ${show(those)}`];
  return these.flatMap((item, index) => compare(item, those[index], `${location}/${index}`));
}

function sorted(list) {
  return [...list].sort((x, y) => (show(x) < show(y) ? -1 : 1));
}

/** A value as one line, without what is for people alone. */
function show(value) {
  const text = JSON.stringify(value, (key, part) => (silent.has(key) ? undefined : part)) ?? "";
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

function countProperties(spec) {
  const schemas = Object.values(spec.components.schemas);
  const properties = schemas.flatMap(({ properties: own = {} }) => Object.keys(own));
  return `${schemas.length} schemas, ${properties.length} properties`;
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
