import type { Answer, Handler } from "../runtime/recording-server.js";

/** What a provider's bodies look like. */
export interface Bodies {
  readonly success: unknown;
  readonly failure: object;
}

/** Responses that are no success, each under the name that the table of differences gives it. */
export const responses: Readonly<Record<string, (bodies: Bodies) => Handler>> = {
  "a page of HTML": () => always({ headers: html, body: "<!doctype html><title>Sign in</title>" }),
  "HTML with status 502": () =>
    always({ status: 502, headers: html, body: "<h1>Bad gateway</h1>" }),
  "an empty object": () => always({ body: {} }),
  "a list": () => always({ body: [] }),
  "JSON that ends early": () => always({ body: '{"link_token": "t' }),
  "nothing, with 200": () => always({ body: "" }),
  "204": () => (_request, response) => {
    response.writeHead(204).end();
  },
  "a redirect": () => (request, response) => {
    const target = request.path.endsWith("/elsewhere") ? "/nowhere/elsewhere" : "/elsewhere";
    response.writeHead(302, { location: target }).end();
  },
  "400": ({ failure }) => always({ status: 400, body: failure }),
  "401": ({ failure }) => always({ status: 401, body: failure }),
  "409": ({ failure }) => always({ status: 409, body: failure }),
  "429 that asks to wait 1 s": ({ failure }) =>
    always({ status: 429, headers: { "retry-after": "1" }, body: failure }),
  "500": ({ failure }) => always({ status: 500, body: failure }),
  "503 once": ({ success, failure }) => {
    let count = 0;
    return () => ((count += 1) === 1 ? { status: 503, body: failure } : { body: success });
  },
  "a connection that breaks off": () => (_request, response) => {
    response.destroy();
  },
};

const html = { "content-type": "text/html" };

function always(answer: Answer): Handler {
  return () => answer;
}
