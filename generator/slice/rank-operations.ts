import { listOperations, operationName } from "../openapi/operations.js";
import type { JsonObject } from "../types/json.js";
import { createReach } from "./reach.js";

/** The operations of a document, those first that look as if they mint link tokens. */
export function rankOperations(upstream: JsonObject): readonly string[] {
  return listOperations(upstream, createReach(upstream).resolve)
    .map((each) => {
      const { operationId, summary } = each.operation;
      const name = operationName(each);
      const texts = [name, operationId, summary].map((text) => toWords(String(text)));
      const has = (sign: RegExp) => texts.some((text) => sign.test(text));
      const found = signs.filter(has).length;
      const score = each.method === "post" ? found + 1 : found / 2;
      // What the name itself says decides between equals.
      const named = [...signs, mints].filter((sign) => sign.test(toWords(name))).length / 4;
      return { name, score: score + named + Number(has(mints)) - Number(has(doesOtherwise)) };
    })
    .sort((one, other) => other.score - one.score)
    .map(({ name }) => name);
}

/** What such operations are about. */
const signs = [/token|secret|session/iu, /link|connect|widget|portal|embed|hosted/iu];

/** What such operations do, and what others do with the same things. */
const mints = /\b(?:create|generate|new|issue)s?\b/iu;
const doesOtherwise = /\b(?:get|list|revoke|delete|exchange|relink|update)s?\b/iu;

/** Names in camel case as words, so that `createLink` has a verb, and `budget` has none. */
function toWords(text: string): string {
  return text.replace(/(?<=[a-z\d])(?=[A-Z])|_/gu, " ");
}
