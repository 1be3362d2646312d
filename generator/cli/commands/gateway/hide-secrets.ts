import { maskBody } from "@linkmint/mock";
import { type OperationDescription, redact, redacted } from "@linkmint/runtime";

interface Hiding {
  readonly operation: OperationDescription;
  /** The credentials that were sent. */
  readonly secrets: readonly string[];
}

/** The provider's response without credentials, and without sensitive members but what was minted. */
export async function hideSecrets(
  response: Response,
  { operation, secrets }: Hiding,
): Promise<Response> {
  const text = await response.text();
  const { token, url } = operation.result ?? {};
  const minted = [token, url].map((pointer) => pointer?.split("/").pop());
  const sensitive = (operation.sensitive ?? []).filter((name) => !minted.includes(name));
  const headers = new Headers();
  for (const name of ["content-type", "retry-after", "linkmint-reason"]) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, String(redact(value, { values: secrets })));
  }
  const parsed = parseJson(text);
  // Where a text holds members, nobody can tell where a value ends.
  const properties = typeof parsed === "string" ? sensitive : [];
  const body = maskBody(redact(parsed, { values: secrets, properties }), { sensitive });
  if (body === redacted) {
    const message =
      "The response cannot be shown: it is too large to search, or holds secrets as text.";
    return Response.json({ error: { kind: "unexpected-response", message } }, { status: 502 });
  }
  const shown = typeof body === "string" ? body : JSON.stringify(body);
  return new Response(shown || null, { status: response.status, headers });
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : text;
  } catch {
    return text;
  }
}
