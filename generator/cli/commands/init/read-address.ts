/** The address of a git repository, and the folder in it that is meant where that is not its root. */
export type Address = string | { readonly url: string; readonly directory: string };

/** Returns what a package.json says of its `repository` as a config says it; nothing where no https address comes of it. */
export function readAddress(value: unknown): Address | undefined {
  const object = typeof value === "object" && value !== null ? { ...value } : { url: value };
  const { url: said, directory }: { url?: unknown; directory?: unknown } = object;
  const url = typeof said === "string" ? toHttps(said) : undefined;
  if (url === undefined) return undefined;
  return typeof directory === "string" && directory !== "" ? { url, directory } : url;
}

const hosts = { github: "github.com", gitlab: "gitlab.com", bitbucket: "bitbucket.org" } as const;

/** Reads the forms that npm takes (docs.npmjs.com, "package.json", `repository`), and what `git remote` prints. */
function toHttps(said: string): string | undefined {
  const [, host = "github", path] =
    /^(?:(github|gitlab|bitbucket):)?([\w.-]+\/[\w.-]+)$/u.exec(said) ?? [];
  if (path !== undefined) return `https://${hosts[host as keyof typeof hosts]}/${path}.git`;
  const text = said
    .replace(/^git\+/u, "")
    .replace(/^git@([\w.-]+):(?!\/)/u, "https://$1/")
    .replace(/^(?:ssh|git):\/\/(?:git@)?/u, "https://")
    .replace(/[?#].*$/su, "");
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOpen = url?.username === "" && url.password === "" && url.port === "";
  return url?.protocol === "https:" && isOpen ? text : undefined;
}
