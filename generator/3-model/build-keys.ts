import { defined } from "../types/defined.js";
import { toCamelCase } from "../names/casing.js";
import { propertiesOf, shapeOf } from "../openapi/schema.js";
import type { KeyModel, KeysModel, KeyTableModel } from "../types/model.js";
import type { OpenApi, Schema } from "../types/openapi.js";

/**
 * The tables that turn camelCase names into the wire's and back. Only names that differ and values
 * that need a table of their own are listed; keys of free-form maps are user data and never are.
 */
export function buildKeys(spec: OpenApi, request: Schema | undefined, response: Schema): KeysModel {
  const builder: Builder = { spec, tables: new Map(), lists: new Set() };
  const requestTable = request && tableFor(builder, request, "/request");
  const responseTable = tableFor(builder, response, "/response");
  const tables = dropIdentities([...builder.tables.values()]);
  const kept = new Set(tables.map((table) => table.name));
  const used = (name: string | undefined) => (kept.has(name ?? "") ? name : undefined);
  return defined({ tables, request: used(requestTable), response: used(responseTable) });
}

interface Builder {
  readonly spec: OpenApi;
  readonly tables: Map<string, KeyTableModel>;
  /** The item schemas on the way to here, so that a list of itself ends. */
  readonly lists: Set<Schema>;
}

/**
 * The table of an object schema or of an array's items. `path` names the table of an inline schema; its
 * slash keeps it apart from the names of components.
 */
function tableFor(builder: Builder, schema: Schema, path: string): string | undefined {
  const { shape, component } = shapeOf(builder.spec, schema);
  const name = component ?? path;
  if (builder.tables.has(name)) return name;
  if (shape.items !== undefined) {
    if (builder.lists.has(shape.items)) return undefined;
    builder.lists.add(shape.items);
    const table = tableFor(builder, shape.items, `${path}[]`);
    builder.lists.delete(shape.items);
    return table;
  }
  const properties = propertiesOf(builder.spec, shape);
  if (properties.size === 0) return undefined;
  const entries: KeyModel[] = [];
  builder.tables.set(name, { name, entries });
  for (const [wireName, property] of properties) {
    entries.push(keyFor(builder, wireName, property.schema, `${name}/${wireName}`));
  }
  return name;
}

function keyFor(builder: Builder, wireName: string, schema: Schema, path: string): KeyModel {
  const name = toCamelCase(wireName);
  const { shape } = shapeOf(builder.spec, schema);
  const map = shape.properties === undefined && typeof shape.additionalProperties === "object";
  const value = map ? (shape.additionalProperties as Schema) : schema;
  const table = tableFor(builder, value, path);
  return defined({ name, wireName, table, map: (table !== undefined && map) || undefined });
}

/** Without the tables that rename nothing, and without the entries that lead to them. */
function dropIdentities(tables: readonly KeyTableModel[]): KeyTableModel[] {
  const useful = new Set<string>();
  const isUseful = (key: KeyModel): boolean =>
    key.name !== key.wireName || (key.table !== undefined && useful.has(key.table));
  let before = -1;
  while (useful.size > before) {
    before = useful.size;
    for (const table of tables) if (table.entries.some(isUseful)) useful.add(table.name);
  }
  return tables
    .filter((table) => useful.has(table.name))
    .map((table) => ({
      name: table.name,
      entries: table.entries.filter(isUseful).map((key) => withoutUselessTable(key, useful)),
    }));
}

function withoutUselessTable(key: KeyModel, useful: ReadonlySet<string>): KeyModel {
  if (key.table === undefined || useful.has(key.table)) return key;
  return { name: key.name, wireName: key.wireName };
}
