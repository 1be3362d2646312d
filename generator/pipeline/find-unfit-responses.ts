import { createValidator, type ProviderDescription } from "@linkmint/runtime";
import { keyProblem, isWithin, type Problem } from "../diagnostics/problem.js";
import { quote } from "../diagnostics/quote.js";
import { describeProvider } from "../4-emit/describe/describe-provider.js";
import { buildModel } from "../3-model/build-model.js";
import { responseMediaType } from "../openapi/media-type.js";
import { listOperations, responsesOf } from "../openapi/operations.js";
import { toPointer } from "../openapi/pointer.js";
import { createResolve } from "../openapi/reference.js";
import type { Document } from "../types/document.js";
import { asObject } from "../types/json.js";

/**
 * The successes that the mock would make up as their schemas refuse them, told by the interpreter of the packages'
 * validators. What an example itself has wrong, other rules say.
 */
export function findUnfitResponses(document: Document): Problem[] {
  // Without what is undefined, as a package's literal is.
  const description: ProviderDescription = JSON.parse(
    JSON.stringify(describeProvider(buildModel(document))),
  );
  const resolve = createResolve(document.spec);
  return listOperations(document.spec, resolve).flatMap((located) => {
    const { operationId } = located.operation;
    const responses = description.operations.find(({ id }) => id === operationId)?.responses ?? {};
    return responsesOf(located, resolve).flatMap(({ status, value, pointer }) => {
      const { schema, example, invented = [] } = responses[status] ?? {};
      if (schema === undefined || invented.length === 0) return [];
      const validator = createValidator({ schema, definitions: description.schemas });
      const { issues = [] } = validator["~standard"].validate(example);
      const [fault] = issues.filter(({ path = [] }) =>
        invented.some((made) => isWithin(toPointer(path.map(String)), made)),
      );
      if (fault === undefined) return [];
      const content = asObject(value["content"]);
      const mediaType = responseMediaType(content) ?? "";
      return keyProblem("unfit-response", pointer + toPointer(["content", mediaType]), [
        `The mock has to make up what the response ${status} to ${quote(operationId ?? "")} has no example of, and its schema refuses that: ${fault.message}.`,
        "give the response an example, which the mock then sends",
      ]);
    });
  });
}
