import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { type Program, runProgram } from "./run-program.js";

/** A Next.js app, and what runs it. */
export interface NextApp {
  readonly node: string;
  readonly folder: string;
}

/** One way to build the app. */
export interface NextBuild {
  /** Names the folder of what is built. */
  readonly name: string;
  readonly flags: readonly string[];
  /** Pages with this ending of theirs are part of it. */
  readonly pages: readonly string[];
  readonly cacheComponents: boolean;
}

/** Writes an app whose pages mint a token each, with Next and the packages in its own `node_modules`. */
export async function makeNextApp(folder: string, { next, project }: Sources): Promise<void> {
  await cp(path.resolve(next, "../../../.."), path.join(folder, "node_modules"), {
    recursive: true,
  });
  for (const name of ["@linkmint", "openapi-fetch", "openapi-typescript-helpers"]) {
    const modules = path.join("node_modules", name);
    await cp(path.join(project, modules), path.join(folder, modules), { recursive: true });
  }
  await writeFile(path.join(folder, "package.json"), JSON.stringify({ private: true }));
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}

interface Sources {
  /** The file that runs Next, as npm installed it. */
  readonly next: string;
  /** The project that has the packages. */
  readonly project: string;
}

const mint = (client: string): string => `import { Plaid } from "@linkmint/plaid";

const plaid = new Plaid(${client});

export async function Token() {
  const { token } = await plaid.createLinkToken({
    client_name: "Acme",
    language: "en",
    country_codes: ["US"],
    user: { client_user_id: "u1" },
    products: ["auth"],
  });
  return <p>{token}</p>;
}
`;
const page = (body: string): string =>
  `import { Suspense } from "react";\n\nexport default function Page() {\n  return ${body};\n}\n`;
const bare = `import { Token } from "./token";\n${page("<Token />")}`;
const suspended = `import { Token } from "./token";\n${page(
  "<Suspense fallback={<p>wait</p>}><Token /></Suspense>",
)}`;
const plain = mint("");
const customFetch = mint('{ fetch: (url, init) => fetch(url, { ...init, cache: "no-store" }) }');

/** Only what stands in Suspense may wait for a request where `cacheComponents` is on. */
const files = {
  "next.config.mjs": `export default {
  cacheComponents: process.env.APP_CACHE_COMPONENTS === "yes",
  distDir: process.env.APP_BUILD,
  pageExtensions: process.env.APP_PAGES.split(" "),
  turbopack: { root: import.meta.dirname },
};
`,
  "app/layout.any.jsx": `export default function Layout({ children }) {
  return <html><body>{children}</body></html>;
}
`,
  "app/bare/token.jsx": plain,
  "app/bare/page.bare.jsx": bare,
  "app/bare-no-store/token.jsx": customFetch,
  "app/bare-no-store/page.bare.jsx": bare,
  "app/suspended/token.jsx": plain,
  "app/suspended/page.any.jsx": suspended,
  "app/suspended-no-store/token.jsx": customFetch,
  "app/suspended-no-store/page.any.jsx": suspended,
};

/** Runs `next build`. */
export function buildApp(app: NextApp, build: NextBuild, baseUrl: string) {
  return runProgram({ ...programOf(app, build, baseUrl, ["build", ...build.flags]), seconds: 240 });
}

/** Every text in what was built, by its file. */
export async function readBuild({ folder }: NextApp, { name }: NextBuild) {
  const root = path.join(folder, name);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(
    paths.map(async (file) => ({
      file: path.relative(root, file),
      text: await readFile(file, "latin1"),
    })),
  );
}

/** A server that `next start` runs. */
export interface NextServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Runs `next start` on a port that the system chooses. */
export async function startApp(
  app: NextApp,
  build: NextBuild,
  baseUrl: string,
): Promise<NextServer> {
  const words = ["start", "--port", "0", "--hostname", "127.0.0.1"];
  const { command, environment } = programOf(app, build, baseUrl, words);
  const [file, ...rest] = command;
  const child = spawn(file, rest, {
    cwd: app.folder,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+/u.exec(line) ?? [];
    if (url === undefined) continue;
    child.stdout.resume();
    return {
      url,
      close: async () => {
        const closed = once(child, "close");
        child.kill("SIGKILL");
        await closed;
      },
    };
  }
  throw new Error("next start ended before it listened");
}

function programOf(
  { node, folder }: NextApp,
  build: NextBuild,
  baseUrl: string,
  words: readonly string[],
): Program & { readonly environment: Readonly<Record<string, string>> } {
  return {
    command: [node, "node_modules/next/dist/bin/next", ...words],
    folder,
    environment: {
      APP_BUILD: build.name,
      APP_CACHE_COMPONENTS: build.cacheComponents ? "yes" : "no",
      APP_PAGES: build.pages.map((each) => `${each}.jsx`).join(" "),
      NEXT_TELEMETRY_DISABLED: "1",
      PLAID_CLIENT_ID: "c1",
      PLAID_SECRET: "s3cret-credential",
      PLAID_ENV: "sandbox",
      PLAID_BASE_URL: baseUrl,
    },
  };
}
