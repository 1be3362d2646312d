import { type StatementStructures, StructureKind, VariableDeclarationKind } from "ts-morph";
import { type Components, propertiesOf, resolveSchema } from "../../openapi/schema.js";
import type {
  InputModel,
  ModeModel,
  Naming,
  OperationModel,
  ProviderModel,
} from "../../types/model.js";
import { docs, printDocblock } from "../print/docs.js";
import { propertyName } from "../print/escape.js";
import { toGerund } from "./gerund.js";
import { literal, type LiteralValue } from "../print/literal.js";
import { printModule } from "../print/print-module.js";
import type { ValidationData } from "./validation-data.js";
import { lone, validationSchema } from "./validation-schema.js";

/**
 * `src/validators.ts`: what each operation takes, as data for the runtime's interpreter.
 *
 * Calls are marked pure and all else is data, so that a bundler drops what nobody uses.
 */
export function emitValidators(model: ProviderModel, specPath: string): Promise<string> {
  const validated = model.operations.flatMap((operation) =>
    operation.input === undefined ? [] : [{ operation, input: operation.input }],
  );
  const shelves = [...new Set(validated.map(({ operation }) => operation.naming))].map(
    (naming, index) => makeShelf(naming, index === 0 ? "definitions" : "otherDefinitions"),
  );
  const components = { components: { schemas: model.schemas } };
  const members = validated.map((each) => {
    const shelf = shelves.find(({ naming }) => naming === each.operation.naming);
    return emitValidator({ ...each, components, shelf: shelf ?? makeShelf("wire", "") });
  });
  const definitions = shelves.flatMap((shelf) => emitDefinitions(shelf, components));
  return printModule(specPath, [
    ...emitImports(
      validated.map(({ input }) => input.typeName),
      definitions.length > 0,
    ),
    ...definitions,
    {
      kind: StructureKind.VariableStatement,
      isExported: true,
      declarationKind: VariableDeclarationKind.Const,
      docs: docs(
        `Tell what of an input breaks a rule of ${model.name}'s documentation, as far as the spec states it, before it is sent. Each is a Standard Schema, under its operation's id.`,
        `\`new ${model.names.client}({ validate: validators })\` asks them at each call; a bundle without them is smaller.`,
      ),
      declarations: [{ name: "validators", initializer: `{ ${members.join(",\n")} }` }],
    },
  ]);
}

/** The named schemas of one naming, and which of them are referred to. */
interface Shelf {
  readonly naming: Naming;
  /** The constant that holds them. */
  readonly constant: string;
  readonly keys: Set<string>;
}

function makeShelf(naming: Naming, constant: string): Shelf {
  return { naming, constant, keys: new Set() };
}

function emitImports(typeNames: readonly string[], hasDefinitions: boolean): StatementStructures[] {
  if (typeNames.length === 0) return [];
  return [
    {
      kind: StructureKind.ImportDeclaration,
      namedImports: [
        { name: "createValidator" },
        ...(hasDefinitions ? [{ name: "Definitions", isTypeOnly: true }] : []),
      ],
      moduleSpecifier: "@linkmint/runtime",
    },
    {
      kind: StructureKind.ImportDeclaration,
      isTypeOnly: true,
      namedImports: [...new Set(typeNames)].sort(),
      moduleSpecifier: "./models.js",
    },
  ];
}

/** Every schema that is referred to, and those that these refer to in turn. */
function emitDefinitions(shelf: Shelf, components: Components): StatementStructures[] {
  const definitions: [string, ValidationData][] = [];
  // The set grows while it is read.
  for (const key of shelf.keys) {
    const schema = components.components?.schemas?.[key] ?? {};
    definitions.push([key, schemaData(schema, shelf, components)]);
  }
  if (definitions.length === 0) return [];
  return [
    {
      kind: StructureKind.VariableStatement,
      declarationKind: VariableDeclarationKind.Const,
      declarations: [
        {
          name: shelf.constant,
          type: "Definitions",
          initializer: literal(Object.fromEntries(definitions)),
        },
      ],
    },
  ];
}

function schemaData(
  schema: Parameters<typeof lone>[0],
  { naming, keys }: Shelf,
  components: Components,
  omitted: ReadonlySet<string> = new Set(),
): ValidationData {
  const refer = (key: string): void => void keys.add(key);
  const subject = { ...lone(schema), omitted };
  return validationSchema(schema, subject, { components, naming, refer });
}

interface Validated {
  readonly operation: OperationModel;
  readonly input: InputModel;
  readonly components: Components;
  readonly shelf: Shelf;
}

/** A member of the exported object: `id: createValidator<Input>(…)`. */
function emitValidator(validated: Validated): string {
  const { operation, input, components, shelf } = validated;
  const root = resolveSchema(components, input.schema) ?? {};
  const offered = new Set(input.fields.map(({ wireName }) => wireName));
  const omitted = [...propertiesOf(components, root).keys()].filter((name) => !offered.has(name));
  const schema = schemaData(root, shelf, components, new Set(omitted));
  const { modes } = operation;
  const entries: readonly (readonly [name: string, value: string | undefined])[] = [
    ["optional", input.required ? undefined : "true"],
    ["modes", modes.length === 0 ? undefined : literal(modes.map((mode) => modeData(mode, input)))],
    ["schema", literal(schema)],
  ];
  const members = entries.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  const data = [...(shelf.keys.size === 0 ? [] : [definitionsMember(shelf)]), ...members];
  const docblock = printDocblock(docs(`\`${operation.method} ${operation.path}\``));
  const call = `/* @__PURE__ */ createValidator<${input.typeName}>({ ${data.join(", ")} })`;
  return `${docblock}\n${propertyName(operation.id)}: ${call}`;
}

function definitionsMember({ constant }: Shelf): string {
  return constant === "definitions" ? constant : `definitions: ${constant}`;
}

function modeData(mode: ModeModel, { fields }: InputModel): LiteralValue {
  const rename = (wireName: string) =>
    fields.find((field) => field.wireName === wireName)?.name ?? wireName;
  const { required, anyOf, forbidden } = mode;
  return {
    when: toGerund(mode.summary) ?? `using mode ${mode.name}`,
    required: required.length === 0 ? undefined : required.map(rename),
    anyOf: anyOf.length === 0 ? undefined : anyOf.map((group) => group.map(rename)),
    forbidden: forbidden.length === 0 ? undefined : forbidden.map(rename),
  };
}
