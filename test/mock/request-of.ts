import type { Mock } from "@linkmint/mock";
import { formBody, type OperationDescription, type ProviderDescription } from "@linkmint/runtime";

/** The arguments of `fetch` for an operation: a body under wire names, and credentials that the mock takes. */
export async function requestOf(
  mock: Pick<Mock, "options" | "fetch">,
  provider: ProviderDescription,
  operation: OperationDescription,
  body: unknown,
): Promise<[url: string, init: { method: string; headers: Record<string, string>; body: string }]> {
  const options = { ...mock.options(provider) } as Record<string, unknown>;
  const { method, request, parameters = [] } = operation;
  let path = operation.path;
  const headers: Record<string, string> = {
    ...provider.headers,
    accept: operation.accept ?? "application/json",
  };
  for (const parameter of parameters) {
    const { schema, constant, option } = parameter;
    const [shown = "mock1"] = [
      ...(schema.examples ?? []),
      ...(resolve(provider, schema).enum ?? []),
    ];
    const value = String(constant ?? (option && options[option]) ?? shown);
    if (parameter.in === "path")
      path = path.replace(`{${parameter.name}}`, encodeURIComponent(value));
    if (parameter.in === "header" && parameter.required) headers[parameter.name] = value;
  }
  for (const { option, header, prefix = "" } of provider.credentials) {
    if (header !== undefined && options[option] !== undefined)
      headers[header] = prefix + options[option];
  }
  for (const scheme of provider.schemes ?? []) {
    if (scheme.kind === "basic") {
      const pair = `${options[scheme.username]}:${options[scheme.password ?? ""] ?? ""}`;
      headers["Authorization"] = `Basic ${btoa(pair)}`;
    }
    if (scheme.kind === "clientCredentials") {
      const fields = { grant_type: "client_credentials", client_id: "id", client_secret: "secret" };
      const granted = await mock.fetch(String(options["tokenUrl"]), {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams(fields).toString(),
      });
      headers["Authorization"] = `Bearer ${JSON.parse(await granted.text()).access_token}`;
    }
  }
  if (request !== undefined) headers["content-type"] = request.mediaType;
  const text =
    request?.form === undefined && !request?.mediaType.includes("form")
      ? JSON.stringify(body)
      : formBody(request.form, request.unlistedFormStyle).write(body as Record<string, unknown>);
  return [options["baseUrl"] + path, { method, headers, body: text }];
}

function resolve(
  { schemas }: ProviderDescription,
  schema: { readonly $ref?: string; readonly enum?: readonly unknown[] },
) {
  return schema.$ref === undefined ? schema : (schemas[schema.$ref.slice("#/$defs/".length)] ?? {});
}
