/** Says why a request got no response, and what helps. */
export async function explainFailure(
  error: unknown,
  url: string,
  command?: string,
): Promise<string> {
  if (Object(error).name === "TimeoutError") {
    return `${url} did not respond within 15 seconds.`;
  }
  // A server that is there responds to this, whatever it lets pages read.
  const isThere = await fetch(url, {
    method: "HEAD",
    mode: "no-cors",
    signal: AbortSignal.timeout(5000),
  }).then(
    () => true,
    () => false,
  );
  return isThere
    ? `${url} responds, but not to pages of ${location.protocol === "file:" ? "files" : location.origin} (CORS).`
    : `Nothing listens at ${url}.${command === undefined ? "" : ` Start it: ${command}`}`;
}
