import {
  type DescribedSchema,
  type OperationDescription,
  type ProviderDescription,
  publicName,
} from "@linkmint/runtime";

/** What a value may hold, in the client's names: everything that its schema, its references and its parts say. */
export interface Shape {
  readonly members: ReadonlyMap<string, Rules>;
  /** The names that have to be there. */
  readonly required: ReadonlySet<string>;
  /** What members without a name of their own are; absent where there may be none. */
  readonly others: DescribedSchema | undefined;
  /** What the items of a list are. */
  readonly items: DescribedSchema;
  /** Whether an object is expected. */
  readonly isObject: boolean;
  readonly description: string | undefined;
}

/** What a member's values are. */
export interface Rules {
  /** Everything that is said of it, whenever that holds: what it may have below. */
  readonly schema: DescribedSchema;
  /** What holds always: how its values are checked. */
  readonly rule: DescribedSchema;
}

/** Reads the shapes of an operation's input. */
export interface InputReader {
  readonly root: DescribedSchema;
  readonly shapeOf: (schema: DescribedSchema) => Shape;
  /** Returns what a member is; nothing where there may be none, or where only the client itself writes it so. */
  readonly memberOf: (schema: DescribedSchema, name: string) => Rules | undefined;
  /** Whether a value or, of a list, an item is marked as sensitive. */
  readonly isSensitive: (schema: DescribedSchema) => boolean;
  readonly naming: OperationDescription["naming"];
}

/** Makes what reads the input of an operation, whose body and parameters are one object to callers. */
export function readInput(
  { schemas }: ProviderDescription,
  { naming, parameters = [], request }: OperationDescription,
): InputReader {
  const known = new WeakMap<object, Shape>();
  const marks = new WeakMap<object, boolean>();
  const inputs = parameters.filter(({ input }) => input !== undefined);
  const beside: DescribedSchema = {
    type: "object",
    properties: Object.fromEntries(inputs.map(({ input = "", schema }) => [input, schema])),
    required: inputs.flatMap(({ input = "", required }) => (required ? [input] : [])),
  };
  const root: DescribedSchema =
    inputs.length === 0 && request !== undefined
      ? request.schema
      : { type: "object", allOf: [...(request === undefined ? [] : [request.schema]), beside] };
  const omitted = new Set(request?.omitted ?? []);
  const build = (schema: DescribedSchema): Shape => {
    const sources = sourcesOf(schema, schemas);
    const isCertain = new Set(certainIn(schema, schemas));
    const members = new Map<string, Parts>();
    for (const source of sources) {
      for (const [wireName, each] of Object.entries(source.properties ?? {})) {
        if (typeof each !== "object" || (schema === root && omitted.has(wireName))) continue;
        const name = publicName(wireName, naming);
        const { all, certain } = members.get(name) ?? { all: [], certain: [] };
        const rules = isCertain.has(source) ? [...certain, each] : certain;
        members.set(name, { all: [...all, each], certain: rules });
      }
    }
    const isFree =
      members.size === 0 && sources.every((each) => each.additionalProperties !== false);
    const extra = sources.flatMap(({ additionalProperties, patternProperties = {} }) =>
      [additionalProperties, ...Object.values(patternProperties)].filter(
        (each) => each !== undefined,
      ),
    );
    const others = extra.filter((each) => each !== false);
    return {
      members: new Map([...members].map(([name, parts]) => [name, toRules(parts)])),
      required: new Set(
        [...isCertain].flatMap(({ required = [] }) =>
          required.map((name) => publicName(name, naming)),
        ),
      ),
      others: others.length > 0 ? union(others) : isFree ? {} : undefined,
      items: union(
        sources.flatMap(({ items, prefixItems = [] }) => [...prefixItems, items ?? []].flat()),
      ),
      isObject: members.size > 0,
      description: sources.find((each) => each.description !== undefined)?.description,
    };
  };
  const shapeOf = (schema: DescribedSchema): Shape => {
    const shape = known.get(schema) ?? build(schema);
    known.set(schema, shape);
    return shape;
  };
  return {
    root,
    naming,
    shapeOf,
    memberOf: (schema, name) => {
      const { members, others } = shapeOf(schema);
      const found = members.get(name);
      // The wire's name of a member that callers write otherwise.
      if (found !== undefined || others === undefined || members.has(publicName(name, naming))) {
        return found;
      }
      return { schema: others, rule: others };
    },
    isSensitive: (schema) => {
      const isMarked = marks.get(schema) ?? isSensitive(schema, schemas);
      marks.set(schema, isMarked);
      return isMarked;
    },
  };
}

type Schemas = ProviderDescription["schemas"];

interface Parts {
  readonly all: readonly DescribedSchema[];
  readonly certain: readonly DescribedSchema[];
}

function toRules({ all, certain }: Parts): Rules {
  const schema = union(all);
  const [only = schema] = certain;
  const rule = certain.length > 1 ? { allOf: certain } : only;
  return { schema, rule };
}

function isSensitive(schema: DescribedSchema, schemas: Schemas): boolean {
  const seen = new Set<object>();
  const isMarked = (each: DescribedSchema | boolean | undefined): boolean =>
    sourcesOf(each, schemas, seen).some(
      ({ sensitive, items, prefixItems = [] }) =>
        sensitive === true || [items, ...prefixItems].flat().some(isMarked),
    );
  return isMarked(schema);
}

function union(parts: readonly (DescribedSchema | boolean)[]): DescribedSchema {
  const schemas = parts.filter((each) => typeof each === "object");
  const [only] = schemas;
  return only !== undefined && schemas.length === 1 ? only : { anyOf: schemas };
}

/** The schema, what it refers to and what it is made of. */
function sourcesOf(
  schema: DescribedSchema | boolean | undefined,
  schemas: Schemas,
  seen = new Set<object>(),
): DescribedSchema[] {
  if (typeof schema !== "object" || seen.has(schema)) return [];
  seen.add(schema);
  const { allOf = [], anyOf = [], oneOf = [] } = schema;
  const parts = [targetOf(schema, schemas), ...allOf, ...anyOf, ...oneOf, schema.then, schema.else];
  return [schema, ...parts.flatMap((part) => sourcesOf(part, schemas, seen))];
}

/** The same, without alternatives and what depends on a condition. */
function certainIn(
  schema: DescribedSchema | boolean | undefined,
  schemas: Schemas,
  seen = new Set<object>(),
): DescribedSchema[] {
  if (typeof schema !== "object" || seen.has(schema)) return [];
  seen.add(schema);
  const parts = [targetOf(schema, schemas), ...(schema.allOf ?? [])];
  return [schema, ...parts.flatMap((part) => certainIn(part, schemas, seen))];
}

function targetOf({ $ref }: DescribedSchema, schemas: Schemas): DescribedSchema | undefined {
  return $ref === undefined ? undefined : schemas[$ref.slice("#/$defs/".length)];
}
