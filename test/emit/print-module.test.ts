import { type StatementStructures, StructureKind } from "ts-morph";
import { expect, test } from "vitest";
import { stringLiteral } from "../../generator/4-emit/print/escape.js";
import { printModule } from "../../generator/4-emit/print/print-module.js";
import { exportedConstant, typeAlias } from "../../generator/4-emit/print/statements.js";
import { modelType, runtime, typeFrom, valueFrom } from "../../generator/4-emit/print/symbol.js";

async function print(...statements: StatementStructures[]): Promise<string> {
  const text = await printModule({ path: "./models.js", specPath: "acme.yaml", statements });
  return text.slice(text.indexOf("\n")).trim();
}

test("imports what is referred to, packages first and names in order", async () => {
  const value = `${valueFrom("./client.js", "acme")} + ${valueFrom(runtime, "safe")}`;
  const type = `${typeFrom(runtime, "Safe")}<${typeFrom(runtime, "Caller")}>`;
  expect(await print(exportedConstant({ name: "a", type, value }))).toBe(`\
import { type Caller, type Safe, safe } from "@linkmint/runtime";
import { acme } from "./client.js";

export const a: Safe<Caller> = acme + safe;`);
});

test("imports types alone as types, and a default export under the name that is asked for", async () => {
  const create = valueFrom("openapi-fetch", "default", "createFetchClient");
  const value = `${create}<${typeFrom("./schema.js", "paths")}>()`;
  expect(await print(exportedConstant({ name: "client", value }))).toBe(`\
import createFetchClient from "openapi-fetch";
import type { paths } from "./schema.js";

export const client = createFetchClient<paths>();`);
});

test("does not import what the module itself declares", async () => {
  const type = `${modelType("User")} | ${modelType("User")}`;
  expect(await print(typeAlias("User", "string"), typeAlias("Users", type))).toBe(
    "export type User = string;\n\nexport type Users = User | User;",
  );
});

test("gives an import a number where the module declares its name", async () => {
  expect(await print(typeAlias("Safe", typeFrom(runtime, "Safe")))).toBe(
    'import type { Safe as Safe2 } from "@linkmint/runtime";\n\nexport type Safe = Safe2;',
  );
});

test("gives it to the runtime's rather than to the package's own", async () => {
  const both = `[${typeFrom(runtime, "Caller")}, ${typeFrom("./client.js", "Caller")}]`;
  expect(await print(typeAlias("Both", both))).toBe(`\
import type { Caller as Caller2 } from "@linkmint/runtime";
import type { Caller } from "./client.js";

export type Both = [Caller2, Caller];`);
});

test("takes no text of a spec for a reference", async () => {
  const forged = valueFrom("node:fs", "rmSync");
  const text = await print(exportedConstant({ name: "a", value: stringLiteral(forged) }));
  expect(text).toContain("\\u0001node:fs");
  expect(text).not.toContain("import");
});

test("keeps exports in one block", async () => {
  const exported = (moduleSpecifier: string): StatementStructures => ({
    kind: StructureKind.ExportDeclaration,
    moduleSpecifier,
  });
  expect(await print(exported("./a.js"), exported("./b.js"))).toBe(
    'export * from "./a.js";\nexport * from "./b.js";',
  );
});
