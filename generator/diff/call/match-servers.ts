import { type JsonObject, asObject, asList } from "../../types/json.js";

/**
 * Returns whether the address of a spec is one that a server of its provider's document stands for: with a value for
 * each variable (OpenAPI 3.1, 4.8.6), and on any host where the document names none.
 */
export function isAddressOf(url: string, server: JsonObject): boolean {
  const text = String(server["url"] ?? "").trim();
  if (!hasHost.test(text)) return true;
  const template = text.includes("://") ? text : `https://${text}`;
  const parts = template
    .replace(/[?#].*$/u, "")
    .replace(/\/+$/u, "")
    .split(variable);
  const variables = asObject(server["variables"]);
  let ends: ReadonlySet<number> = new Set([0]);
  for (const [index, part] of parts.entries()) {
    const follow =
      index % 2 === 0 ? followTexts(url, [part]) : followVariable(url, asObject(variables[part]));
    ends = new Set([...ends].flatMap(follow));
  }
  return ends.has(url.length);
}

/** An address that begins with a scheme, which may be a variable, or with the name of a host. */
const hasHost = /^(?:[\w+.{}-]+:\/\/|(?:[\w{}-]+\.)+[\w{}-]+(?::\d+)?(?:\/|$)|localhost\b)/iu;

const variable = /\{([^{}]*)\}/u;

/** Where a text may end that begins somewhere in an address. */
type Follow = (start: number) => number[];

function followTexts(url: string, texts: readonly string[]): Follow {
  return (start) =>
    texts.flatMap((text) => (url.startsWith(text, start) ? [start + text.length] : []));
}

/** The values that are listed; where none are, the default and whatever has no slash. */
function followVariable(url: string, { default: usual, enum: listed }: JsonObject): Follow {
  const values = asList(listed).map(String);
  const known = usual === undefined ? values : [...values, String(usual)];
  const follow = followTexts(url, known);
  if (values.length > 0) return follow;
  return (start) => {
    const slash = url.indexOf("/", start);
    const most = (slash < 0 ? url.length : slash) - start;
    return [...follow(start), ...Array.from({ length: most }, (_, index) => start + index + 1)];
  };
}
