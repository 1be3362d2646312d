import { sample } from "openapi-sampler";
import { toPointer } from "../../openapi/pointer.js";
import { type JsonValue, isJsonObject } from "../../types/json.js";
import type { ProviderModel } from "../../types/model.js";
import type { ResponseModel } from "../../types/response-model.js";
import { type Described, whenThere } from "../print/when-there.js";

/**
 * A body for a response: the spec's example, with the required members that it lacks made from the schema. A failure
 * has the least body of its schema besides, since an example speaks of one failure among many.
 */
export function completeExample(response: ResponseModel, { schemas }: ProviderModel): Described {
  const { status, schema = {}, example } = response;
  const least = sampleLeast(schema, schemas);
  if (!status.startsWith("2")) {
    return { example, least: isJsonObject(least) ? whenThere(least) : undefined };
  }
  if (example === undefined) return { example: least, invented: [""] };
  const completed = complete(example, least);
  return { example: completed.value, invented: whenThere(completed.added) };
}

/** The least body that a schema allows; nothing where the library cannot tell. */
function sampleLeast(schema: object, schemas: ProviderModel["schemas"]): JsonValue | undefined {
  try {
    const options = { skipNonRequired: true, skipWriteOnly: true, quiet: true };
    return sample(schema, options, { components: { schemas } }) as JsonValue;
  } catch {
    return undefined;
  }
}

interface Completed {
  readonly value: JsonValue;
  /** JSON Pointers to what was added. */
  readonly added: readonly string[];
}

/** A value with the members of another that it has not. */
function complete(
  value: JsonValue,
  least: JsonValue | undefined,
  path: readonly string[] = [],
): Completed {
  if (!isJsonObject(value) || !isJsonObject(least)) return { value, added: [] };
  const added: string[] = [];
  const members = Object.entries(least).map(([name, member]) => {
    const at = [...path, name];
    const own = Object.hasOwn(value, name) ? value[name] : undefined;
    if (own === undefined) {
      added.push(toPointer(at));
      return [name, member] as const;
    }
    const completed = complete(own, member, at);
    added.push(...completed.added);
    return [name, completed.value] as const;
  });
  return { value: { ...value, ...Object.fromEntries(members) }, added };
}
