import type { SampleRequest, SampleStep, SampleText } from "../samples/index.js";

/** What came back. */
export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body, where it is JSON. */
  readonly json?: unknown;
  readonly milliseconds: number;
}

interface Sending {
  readonly variable: (name: string) => string;
  readonly signal: AbortSignal;
}

/** Sends what the samples say, step by step; a step that fails is the last. Rejects as `fetch` does. */
export async function sendSample(
  { steps }: SampleRequest,
  { variable, signal }: Sending,
): Promise<Received> {
  const saved = new Map<string, string>();
  const write = (text: SampleText): string =>
    text
      .map((part) => {
        if (typeof part === "string") return part;
        return "saved" in part ? (saved.get(part.saved) ?? "") : variable(part.variable);
      })
      .join("");
  let received: Received | undefined;
  for (const step of steps) {
    received = await sendStep(step, { write, signal });
    if (received.status >= 300) return received;
    const { saves } = step;
    if (saves !== undefined) saved.set(saves, String(Object(received.json)[saves]));
  }
  if (received === undefined) throw new TypeError("There is nothing to send.");
  return received;
}

interface SendingStep {
  readonly write: (text: SampleText) => string;
  readonly signal: AbortSignal;
  readonly credentials?: "omit" | "include";
}

/** Sends one request. Rejects as `fetch` does. */
export async function sendStep(
  { method, url, query, headers, basic, body }: SampleStep,
  { write, signal, credentials = "omit" }: SendingStep,
): Promise<Received> {
  const extra = query.map(
    ({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(write(value))}`,
  );
  const address =
    extra.length === 0 ? url : `${url}${url.includes("?") ? "&" : "?"}${extra.join("&")}`;
  const sent = new Headers(headers.map(({ name, value }) => [name, write(value)]));
  if (basic)
    sent.set("Authorization", `Basic ${btoa(`${write(basic.username)}:${write(basic.password)}`)}`);
  if (body) sent.set("Content-Type", body.mediaType);
  const startedAt = performance.now();
  const response = await fetch(address, {
    method,
    headers: sent,
    credentials,
    redirect: "error",
    signal,
    ...(body?.kind === "json" && { body: JSON.stringify(body.value) }),
    ...(body?.kind === "form" && {
      body: new URLSearchParams(
        body.pairs.map(({ name, value }): [string, string] => [name, write(value)]),
      ),
    }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: readJson(text),
    milliseconds: performance.now() - startedAt,
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
