import type { Authentication, Scheme } from "./authentication.js";
import { limit } from "./limit.js";
import { redacted } from "./redact.js";

/**
 * Authenticates requests by more than headers of one credential each; a scheme sees what those before it added.
 *
 * @example
 * schemes(basicCredentials({ username: "clientId", password: "apiKey" }));
 */
export function schemes(...all: readonly Scheme[]): Authentication {
  const usedBy = (values: object): readonly Scheme[] =>
    all.filter(({ options }) => options.every((name) => Object.hasOwn(values, name)));
  return {
    complete: async (request, attempt, signal) => {
      const { sent } = attempt;
      let shown = request.url;
      let ready = request;
      for (const scheme of usedBy(sent.values)) {
        const { headers, query = {} } = await limit(
          async () => scheme.authenticate(ready, attempt, signal),
          { signals: [signal] },
        );
        const names = Object.keys(query);
        shown = names.reduce((url, name) => addParameter(url, name, redacted), shown);
        const url = names.reduce(
          (to, name) => addParameter(to, name, query[name] ?? ""),
          ready.url,
        );
        ready = { ...ready, url, headers: { ...ready.headers, ...headers } };
        sent.request = { ...ready, url: shown };
      }
      return ready;
    },
    renewAfter: (response, attempt) => {
      const { values, request } = attempt.sent;
      if (request?.url.includes(redacted)) {
        // The platform's response knows the whole address; a mock may be frozen.
        Reflect.defineProperty(response, "url", { value: request.url });
      }
      return usedBy(values).some((scheme) => scheme.renew?.(response.status, attempt));
    },
  };
}

function addParameter(url: string, name: string, value: string): string {
  return `${url}${url.includes("?") ? "&" : "?"}${encodeURIComponent(name)}=${value}`;
}
