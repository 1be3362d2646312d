import { Script } from "node:vm";
import { quote } from "../../diagnostics/quote.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import { keyProblem, type Problem, valueProblem, type Words } from "../../diagnostics/problem.js";
import type { LintContext, Rule, TokenOperation } from "../build-context.js";
import { eachOperation } from "../each.js";

/** How a page opens what an operation mints. */
export const widgetRules: readonly Rule[] = eachOperation(
  openedParts,
  parsedCode,
  exchanges,
  packages,
);

/** The widget opens what the operation mints, and its code uses that. */
function* openedParts({ token, tokenPointer, name }: TokenOperation): Iterable<Problem> {
  const { widget, result } = token ?? {};
  if (widget === undefined) return;
  const { opens, code } = widget;
  const other = opens === "url" ? "token" : "url";
  if (result !== undefined && result?.[opens] === undefined) {
    yield wrong(`${tokenPointer}/widget/opens`, [
      `${name} mints no ${opens}.`,
      result?.[other] === undefined ? "remove widget" : `write ${other}`,
    ]);
  }
  if (!hasWord(code, opens)) yield wrong(`${tokenPointer}/widget/code`, unused(opens));
}

const { constructor: AsyncFunction } = Object.getPrototypeOf(async () => undefined) as {
  constructor: new (...texts: readonly string[]) => unknown;
};

/** The code is JavaScript that can stand behind the variable that it opens; it is compiled here, and not run. */
function* parsedCode({ token, tokenPointer }: TokenOperation): Iterable<Problem> {
  const { code, opens = "token" } = token?.widget ?? {};
  if (code === undefined) return;
  try {
    // The function is not called. Its body has to be whole in itself, and its variables are there once.
    Reflect.construct(AsyncFunction, [opens, "post", `"use strict";\n${code}`]);
    refuseReturn(code);
  } catch (error) {
    yield wrong(`${tokenPointer}/widget/code`, [
      `The code is no JavaScript: ${error instanceof Error ? error.message : "it does not parse"}.`,
      "write statements, in which await may stand; import has a key of its own",
    ]);
  }
}

/**
 * Refuses a `return` outside functions, which no page can run: the code stands in a module there. A script may not hold
 * one either, but no `await` at its top, for which an operator stands in that parses alike.
 *
 * @throws {SyntaxError} Where there is one.
 */
function refuseReturn(code: string): void {
  if (!/\breturn\b/u.test(code)) return;
  const awaitless = code
    .replaceAll(/\b(?:await\s+)?using(?=\s+[\w$])/gu, "const")
    .replaceAll(/(\bfor\s+)await\b/gu, "$1")
    .replaceAll(/\bawait\b/gu, "void");
  try {
    Reflect.construct(Script, [`"use strict";\n${awaitless}`]);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("Illegal return")) throw error;
  }
}

/** What takes the public token is an operation of the spec, and the code gives it one. */
function* exchanges(
  { token, tokenPointer, operation: { operationId } }: TokenOperation,
  { operations }: LintContext,
): Iterable<Problem> {
  const { exchange, code = "" } = token?.widget ?? {};
  if (exchange === undefined) return;
  if (exchange === operationId) {
    yield wrong(`${tokenPointer}/widget/exchange`, [
      "The operation that mints cannot exchange what it minted.",
      "write the id of the operation that takes the public token, or remove exchange",
    ]);
  }
  const ids = operations.flatMap(({ operation }) => operation.operationId ?? []);
  if (!ids.includes(exchange)) {
    yield wrong(`${tokenPointer}/widget/exchange`, [
      `No operation with x-link-token has the operationId ${quote(exchange)}.`,
      didYouMean(exchange, ids) ?? "write the id of the operation that takes the public token",
    ]);
  }
  if (!hasWord(code, "publicToken"))
    yield wrong(`${tokenPointer}/widget/code`, unused("publicToken"));
}

/** A package has its version, and is what is imported. */
function* packages({ token, tokenPointer }: TokenOperation): Iterable<Problem> {
  const { package: name, version, import: line, script } = token?.widget ?? {};
  const at = `${tokenPointer}/widget`;
  if ((name === undefined) !== (version === undefined)) {
    const [there, missing] = name === undefined ? ["version", "package"] : ["package", "version"];
    yield keyProblem("invalid-widget", `${at}/${there}`, [
      `There is a ${there} without a ${missing}.`,
      `add the ${missing} that the code was compiled against`,
    ]);
  }
  if (line !== undefined) {
    const from = /"([^"]*)";$/u.exec(line)?.[1] ?? "";
    if (from !== name && !from.startsWith(`${name}/`)) {
      yield wrong(`${at}/import`, [
        `The line imports from ${quote(from)}, which is not the package.`,
        name === undefined ? "add the package and its version" : `import from ${quote(name)}`,
      ]);
    }
  } else if (name !== undefined && script === undefined) {
    yield keyProblem("invalid-widget", `${at}/package`, [
      `Nothing loads ${quote(name)}.`,
      "add the import, or the script that it has the types of",
    ]);
  }
}

function unused(variable: string): Words {
  return [`The code does not use ${variable}.`, `write the code with a variable ${variable}`];
}

function hasWord(code: string, word: string): boolean {
  return new RegExp(`(?<![\\w$.])${word}(?![\\w$])`, "u").test(code);
}

function wrong(pointer: string, words: Words): Problem {
  return valueProblem("invalid-widget", pointer, words);
}
