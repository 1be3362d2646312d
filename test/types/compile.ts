import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { repository } from "../consumer.js";

/** The TypeScripts that generated packages compile under, by the name they are installed as. */
export const compilers = ["typescript", "typescript-6", "typescript-7"];

/** What a compiler prints for a project; nothing where it is content and asked for nothing more. */
export async function compile(
  compiler: string,
  configuration: string,
  ...flags: readonly string[]
): Promise<string> {
  const program = path.join(repository, "node_modules", compiler, "bin/tsc");
  const args = [program, "-p", configuration, "--pretty", "false", ...flags];
  return promisify(execFile)(process.execPath, args).then(
    ({ stdout }) => stdout,
    (error: { stdout?: string; message: string }) => error.stdout ?? error.message,
  );
}

/** The text of a tsconfig.json for some files of an app on Node that checks as strictly as most do. */
export function appConfiguration(include: readonly string[]): string {
  return JSON.stringify({
    compilerOptions: {
      module: "nodenext",
      target: "es2022",
      lib: ["es2022"],
      types: ["node"],
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
    },
    include,
  });
}
