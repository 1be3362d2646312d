import { parsePointer } from "../openapi/pointer.js";
import { reachSchemas } from "../openapi/reach-schemas.js";
import { componentReference } from "../openapi/reference.js";
import { resolveSchema } from "../openapi/schema.js";
import type { Schema } from "../types/openapi.js";
import type { LintContext } from "./build-context.js";
import type { Body } from "./operation-bodies.js";

/** The properties that the requests of the operations reach, at any depth. */
export function requestProperties(context: LintContext): ReachedProperty[] {
  return reachedProperties(
    context,
    context.operations.map(({ request }) => request),
  );
}

/** The properties that requests, successes and failures of the operations reach, at any depth. */
export function allProperties(context: LintContext): ReachedProperty[] {
  return reachedProperties(
    context,
    context.operations.flatMap(({ request, success, failure }) => [request, success, failure]),
  );
}

/** A property of an object, and where it stands. */
export interface ReachedProperty {
  readonly name: string;
  readonly pointer: string;
  /** As written: perhaps a reference. */
  readonly schema: Schema;
  /** Whether its object always requires it. */
  readonly required: boolean;
  /** Without one, the schema itself; `undefined` where the reference leads nowhere. */
  readonly target: Schema | undefined;
  /** What describes it: its own words, else those of what it refers to. */
  readonly description?: Description;
}

/** A text, and where it stands. */
export interface Description {
  readonly text: string;
  readonly pointer: string;
}

function reachedProperties(
  context: LintContext,
  bodies: readonly (Body | undefined)[],
): ReachedProperty[] {
  const { spec, expanded, objects } = context;
  const roots = bodies.flatMap((body) => body?.schema ?? []);
  const components = [...reachSchemas(expanded, roots).keys].map((key) => ({
    $ref: componentReference(key),
  }));
  const reached = reachSchemas(spec, [...roots, ...components]).schemas;
  const pointers = new Map<unknown, string>(objects.map(({ value, pointer }) => [value, pointer]));
  const values = new Map<string, Schema>(objects.map(({ value, pointer }) => [pointer, value]));
  return objects.flatMap(({ kind, pointer, value }) => {
    const [parent, name = ""] = parsePointer(pointer).slice(-2);
    if (kind !== "schema" || parent !== "properties" || !reached.has(value)) return [];
    const schema: Schema = value;
    const target = resolveSchema(spec, schema);
    const described = [schema, target].find((each) => (each?.description ?? "").trim() !== "");
    const at = pointers.get(described);
    return [
      {
        name,
        pointer,
        schema,
        required:
          values.get(pointer.split("/").slice(0, -2).join("/"))?.required?.includes(name) === true,
        target,
        ...(described?.description !== undefined &&
          at !== undefined && {
            description: { text: described.description, pointer: `${at}/description` },
          }),
      },
    ];
  });
}
