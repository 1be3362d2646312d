import path from "node:path";
import { installOnce } from "../install-once.js";
import { type Tool, type ToolName, tools } from "./tools.js";

/**
 * Installs a tool into the user's cache folder, where it stays, and gives the path of its file.
 *
 * Rejects where this platform has no package of it, or npm cannot get it.
 */
export async function installTool(name: ToolName): Promise<string> {
  const { packageName, version, besides = [], file }: Tool = tools[name];
  if (packageName === undefined) {
    throw new Error(`no npm package has it for ${process.platform} on ${process.arch}`);
  }
  const packages = [`${packageName}@${version}`, ...besides];
  const folder = await installOnce("linkmint-test-runtimes", packages);
  return path.join(folder, "node_modules", packageName, file);
}
