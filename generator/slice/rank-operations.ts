import { listOperations, operationName } from "../openapi/operations.js";
import type { JsonObject } from "../types/json.js";
import { createReach } from "./reach.js";

/** The operations of a document, those first that look as if they mint link tokens. */
export function rankOperations(upstream: JsonObject): readonly string[] {
  return listOperations(upstream, createReach(upstream).resolve)
    .map((each) => {
      const { operationId, summary } = each.operation;
      const name = operationName(each);
      const texts = [name, operationId, summary].map(String);
      const found = signs.filter((sign) => texts.some((text) => sign.test(text)));
      return { name, score: each.method === "post" ? found.length + 1 : found.length / 2 };
    })
    .sort((one, other) => other.score - one.score)
    .map(({ name }) => name);
}

/** What such operations are about. */
const signs = [/token|secret/iu, /session/iu, /link|connect|widget|portal|embed|hosted/iu];
