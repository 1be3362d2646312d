import { quote } from "../diagnostics/quote.js";
import { asList, asObject, type JsonObject } from "../types/json.js";
import { freeVariable } from "./list-servers.js";

/** Why a provider's document names no server that a spec can have, as a sentence. */
export function whyNoServer(upstream: JsonObject): string {
  const free = asList(upstream["servers"])
    .map(asObject)
    .flatMap((server) => {
      const variable = freeVariable(server);
      return variable === undefined
        ? []
        : [
            `${quote(String(server["url"]))} holds ${quote(variable)}, which is another for each customer`,
          ];
    });
  const [first = "The document does not say where the API is"] = free;
  return `${first}.`;
}
