import type { CallChangeCode } from "../../types/change.js";
import { type JsonObject, type JsonValue, asObject } from "../../types/json.js";
import { toPointer } from "../../openapi/pointer.js";
import type { Finding } from "../finding.js";
import { type ObjectPlace, resolveObject } from "../resolve-place.js";
import type { OperationPlace } from "../revision.js";
import type { SchemaComparer } from "../schema/compare-schemas.js";
import type { Hidden } from "../schema/pair.js";
import type { Node } from "../schema/view.js";

/** An operation that both documents have. */
export interface CallPair {
  readonly before: Call;
  readonly after: Call;
  /** What people call it: `POST /link/token`. */
  readonly where: string;
  readonly comparer: SchemaComparer;
  /** Whether each has a package, which does not offer the parameters that its spec omits. */
  readonly areSpecs: boolean;
  /** Properties of the request body that the package does not offer. */
  readonly hidden?: Hidden;
}

/** An operation and the document it stands in. */
export interface Call extends OperationPlace {
  readonly root: JsonObject;
}

/** Two values for one thing, wherever each stands. */
export interface Pointers {
  readonly before: string;
  readonly after: string;
}

/** A finding about a call. */
export function found(
  code: CallChangeCode,
  where: string,
  message: string,
  pointers: Pointers,
): Finding {
  const { before, after } = pointers;
  return { code, where, message, before, after };
}

/** The inner value of an object under some keys, behind references. */
export function innerPlace(root: JsonObject, owner: ObjectPlace, ...keys: string[]): ObjectPlace {
  const value = keys.reduce<JsonValue | undefined>((each, key) => asObject(each)[key], owner.value);
  return resolveObject(root, { value, pointer: owner.pointer + toPointer(keys) });
}

/** The schema of a parameter, a header or a media type; anything where there is none. */
export function schemaNode({ value, pointer }: ObjectPlace): Node {
  const schema = value["schema"];
  return [
    { schema: schema ?? true, pointer: schema === undefined ? pointer : `${pointer}/schema` },
  ];
}

/** A media type without its parameters, as it is compared (RFC 9110, 8.3.1). */
export function plainMediaType(name: string): string {
  return (name.split(";")[0] ?? "").trim().toLowerCase();
}
