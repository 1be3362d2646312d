import { maskBody } from "@linkmint/mock";
import { type OperationDescription, redact } from "@linkmint/runtime";

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
  const body = maskBody(redact(parseJson(text), { values: secrets }), { sensitive });
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
