import { toPointer } from "../openapi/pointer.js";
import { type JsonObject, asObject, isJsonList } from "../types/json.js";
import type { ModeModel, OperationModel } from "../types/model.js";
import { openSchema } from "./open-schema.js";
import type { PointedNecessity, PointedOrigin } from "./subject.js";

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
      ...required.map((pointer) => ({ pointer, says: "the schema requires it" })),
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
  const places = [
    { list: required, path: ["required"], says: `mode ${name} requires it` },
    { list: forbidden, path: ["forbidden"], says: `mode ${name} forbids it` },
    ...anyOf.map((list, index) => ({
      list,
      path: ["anyOf", index],
      says: `mode ${name} asks for one of several groups, this in one of them`,
    })),
  ];
  return places.flatMap(({ list, path, says }) => {
    const index = list.indexOf(wireName);
    return index < 0 ? [] : [{ pointer: at(...path, index), says }];
  });
}

/** Conditions of the schema that ask for the property, or for its absence, where other values say so. */
function valueReasons(root: JsonObject, owner: string, wireName: string): PointedOrigin[] {
  return openSchema(root, owner).flatMap(({ value, pointer }): PointedOrigin[] => {
    const dependents = Object.entries(asObject(value["dependentRequired"])).flatMap(
      ([other, names]) =>
        isJsonList(names) && names.includes(wireName)
          ? [
              {
                pointer: pointer + toPointer(["dependentRequired", other]),
                says: `required beside ${other}`,
              },
            ]
          : [],
    );
    const branches = (["then", "else"] as const).flatMap((keyword) => {
      const list = asObject(value[keyword])["required"];
      const says = "required where other values say so";
      return isJsonList(list) && list.includes(wireName)
        ? [{ pointer: `${pointer}/${keyword}`, part: "key" as const, says }]
        : [];
    });
    return [...dependents, ...branches];
  });
}
