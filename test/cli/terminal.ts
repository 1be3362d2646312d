import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { installLinkmint } from "./linkmint.js";

/* Conversations on a real terminal, which `script` of util-linux opens. */

export const canOpenTerminals = spawnSync("script", ["--version"], {
  encoding: "utf8",
}).stdout?.includes("util-linux");

interface Talk {
  readonly folder: string;
  /** What follows `linkmint` on the command line. */
  readonly command: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** What each question ends in. */
  readonly prompt: RegExp;
  /** What to type at the question of that number, counted from 0. */
  readonly answer: (index: number) => string;
}

/** Runs linkmint on a terminal and answers its questions; gives how it ended, how many were asked and what it said. */
export async function talkTo({ folder, command, environment, prompt, answer }: Talk) {
  const bin = join(installLinkmint(), "generator/bin/linkmint.js");
  const line = `"${process.execPath}" "${bin}" ${command}`;
  const child = spawn("script", ["-qec", line, "/dev/null"], {
    cwd: folder,
    env: { PATH: process.env["PATH"], TERM: "xterm", NO_COLOR: "1", ...environment },
  });
  let said = "";
  let answered = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    const asked = said.split(prompt).length - 1;
    for (; answered < asked; answered += 1) child.stdin.write(answer(answered));
  });
  const code = await new Promise((resolve) => child.once("exit", resolve));
  return { code, answered, said };
}
