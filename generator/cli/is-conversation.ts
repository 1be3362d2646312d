import type { Options } from "./command.js";

/** Whether somebody sits there to respond. */
export function isConversation({ format }: Pick<Options, "format">): boolean {
  const isAttended = process.stdin.isTTY && process.stdout.isTTY;
  return isAttended && format === "text" && (process.env["CI"] ?? "") === "";
}
