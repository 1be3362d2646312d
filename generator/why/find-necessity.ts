import { toPointer } from "../openapi/pointer.js";
import { type JsonObject, type JsonValue, asObject, isJsonList } from "../types/json.js";
import type { ModeModel, OperationModel } from "../types/model.js";
import { openSchema } from "./open-schema.js";
import { keyOrigin, type PointedNecessity, type PointedOrigin, valueOrigin } from "./subject.js";

/** A property of a request, and where its schema calls it required. */
export interface RequestProperty {
  readonly wireName: string;
  readonly required: readonly string[];
  /** The operation whose body it is a property of; absent deeper in a body. */
  readonly operation?: OperationModel;
  /** The schema that it is a property of. */
  readonly owner: string;
}

/** Whether callers have to send a property, and what says so: the schema, modes, rules that depend on values. */
export function findNecessity(root: JsonObject, property: RequestProperty): PointedNecessity {
  const { wireName, required, operation, owner } = property;
  const modes = operation?.modes ?? [];
  const ruled = modes.flatMap((mode) => modeReasons(mode, wireName, operation?.pointer ?? ""));
  const inEach = modes.length > 0 && modes.every(({ required: names }) => names.includes(wireName));
  return {
    required: required.length > 0 || inEach,
    reasons: [
      ...required.map((pointer) => valueOrigin(pointer, "the schema requires it")),
      ...ruled,
      ...valueReasons(root, owner, wireName),
    ],
  };
}

function modeReasons(
  { name, required, forbidden, anyOf }: ModeModel,
  wireName: string,
  operation: string,
): PointedOrigin[] {
  const at = (...path: (string | number)[]): string =>
    operation + toPointer(["x-link-token", "modes", name, ...path]);
  const group = `mode ${name} asks for one of several groups, this in one of them`;
  const places = [
    { list: required, path: ["required"], says: `mode ${name} requires it` },
    { list: forbidden, path: ["forbidden"], says: `mode ${name} forbids it` },
    ...anyOf.map((list, index) => ({ list, path: ["anyOf", index], says: group })),
  ];
  return places.flatMap(({ list, path, says }) => {
    const index = list.indexOf(wireName);
    return index < 0 ? [] : [valueOrigin(at(...path, index), says)];
  });
}

/** Conditions of the schema that ask for the property, or for its absence, where other values say so. */
function valueReasons(root: JsonObject, owner: string, wireName: string): PointedOrigin[] {
  const asks = (names: JsonValue | undefined) => isJsonList(names) && names.includes(wireName);
  return openSchema(root, owner).flatMap(({ value, pointer }): PointedOrigin[] => {
    const dependents = Object.entries(asObject(value["dependentRequired"]));
    const others = dependents.flatMap(([other, names]) => (asks(names) ? [other] : []));
    const branches = ["then", "else"].filter((each) => asks(asObject(value[each])["required"]));
    return [
      ...others.map((other) =>
        valueOrigin(pointer + toPointer(["dependentRequired", other]), `required beside ${other}`),
      ),
      ...branches.map((keyword) =>
        keyOrigin(`${pointer}/${keyword}`, "required where other values say so"),
      ),
    ];
  });
}
