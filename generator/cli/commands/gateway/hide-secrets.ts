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
  const body = maskMembers(redact(parseJson(text), { values: secrets }), sensitive);
  return new Response(typeof body === "string" ? body : JSON.stringify(body), {
    status: response.status,
    headers,
  });
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : text;
  } catch {
    return text;
  }
}

function maskMembers(value: unknown, names: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => maskMembers(item, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      names.includes(name) && item !== null ? redacted : maskMembers(item, names),
    ]),
  );
}
