/** What keeps credentials from being sent to an address; nothing where nothing does. */
export function whyUnusable(url: string): { message: string; help: string } | undefined {
  if (url.includes("{")) {
    return { message: "holds a variable", help: "write one server for each value of it" };
  }
  // Stricter than the URL parser, which drops line breaks and takes backslashes for slashes.
  const parsed = /^https?:\/\/[\w.:@[\]-]+(?:[/?#][!-~]*)?$/iu.test(url) ? parse(url) : undefined;
  if (parsed === undefined || url.includes("\\")) {
    return { message: "is no absolute URL", help: "write the whole address, from https:// on" };
  }
  if (parsed.protocol === "http:" && !isLoopback(parsed.hostname)) {
    return { message: "would send credentials in the clear", help: "write https:// in its place" };
  }
  if (parsed.username !== "" || parsed.password !== "") {
    return { message: "holds credentials", help: "remove them; the client's options hold them" };
  }
  if (/[?#]/u.test(url)) {
    return { message: "ends in a query or a fragment", help: "end it before the ? or #" };
  }
  return undefined;
}

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d+){3}$/u.test(hostname);
}
