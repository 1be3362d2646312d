import type { ToolName } from "./tools.js";

/** A runtime, and how it takes the packages in. */
export interface Runtime {
  readonly tool: ToolName;
  readonly way: "import" | "require" | "a bundle" | "a bundle without process.env";
  /** What follows the program's own name on the command line. */
  readonly words: readonly string[];
  /** Whether it has environment variables. */
  readonly variables: "yes" | "no";
}

/** Everything that Deno is permitted: the server, and the variables that one package needs. */
const permissions = [
  "--no-prompt",
  "--allow-net=127.0.0.1",
  "--allow-env=SUITE_URL,SUITE_CLOSED_URL,SUITE_VARIABLES,TRUTO_API_TOKEN,TRUTO_BASE_URL",
];

const nodes = (["node-20", "node-22", "node-24", "node-26"] as const).flatMap((tool): Runtime[] => [
  { tool, way: "import", words: ["suite/module.mjs"], variables: "yes" },
  { tool, way: "require", words: ["suite/script.cjs"], variables: "yes" },
]);

/** Every runtime and module system that the packages promise to work on. */
export const runtimes: readonly Runtime[] = [
  ...nodes,
  { tool: "bun", way: "import", words: ["--no-install", "suite/module.mjs"], variables: "yes" },
  { tool: "bun", way: "require", words: ["--no-install", "suite/script.cjs"], variables: "yes" },
  {
    tool: "deno",
    way: "import",
    words: ["run", ...permissions, "suite/module.mjs"],
    variables: "yes",
  },
  {
    tool: "deno",
    way: "require",
    words: ["run", ...permissions, "--allow-read=.", "suite/script.cjs"],
    variables: "yes",
  },
  { tool: "workerd", way: "a bundle", words: ["test", "suite/new.capnp"], variables: "yes" },
  {
    tool: "workerd",
    way: "a bundle without process.env",
    words: ["test", "suite/old.capnp"],
    variables: "no",
  },
];
