import type { StatementStructures } from "ts-morph";
import { propertiesOf, resolveSchema } from "../../openapi/schema.js";
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
import { whenThere } from "../print/when-there.js";
import { exportedConstant } from "../print/statements.js";
import { modelType, runtime, typeFrom, valueFrom } from "../print/symbol.js";
import { makeSchemaRegistry, type SchemaRegistry } from "./schema-registry.js";
import { isEmpty } from "./validation-data.js";

/**
 * `src/validators.ts`: what each operation takes, as data for the runtime's interpreter.
 *
 * Calls are marked pure and all else is data, so that a bundler drops what nobody uses.
 */
export function emitValidators(model: ProviderModel, specPath: string): Promise<string> {
  const validated = model.operations.flatMap((operation) =>
    operation.input === undefined ? [] : [{ operation, input: operation.input }],
  );
  const namings = [...new Set(validated.map(({ operation }) => operation.naming))];
  const registries = namings.map((naming, index) => {
    const constant = index === 0 ? "definitions" : "otherDefinitions";
    return { naming, constant, ...makeSchemaRegistry(model, { naming }) };
  });
  const members = validated.flatMap((each) => {
    const registry = registries.find(({ naming }) => naming === each.operation.naming);
    return registry === undefined ? [] : [emitValidator({ ...each, model, registry })];
  });
  const definitions = registries.flatMap(emitDefinitions);
  const validators = exportedConstant({
    name: "validators",
    value: `{ ${members.join(",\n")} }`,
    docs: docs(
      `Check an input against ${model.name}'s documented rules before it is sent. Each is a Standard Schema, under its operation's id.`,
      `\`new ${model.names.client}({ validate: validators })\` asks them at each call; a bundle without them is smaller.`,
    ),
  });
  const statements = [...definitions, validators];
  return printModule({ path: "./validators.js", specPath, statements });
}

/** The named schemas of one naming, and the constant that holds them. */
interface Registry extends SchemaRegistry {
  readonly naming: Naming;
  readonly constant: string;
}

function emitDefinitions({ constant, components }: Registry): StatementStructures[] {
  const definitions = components();
  if (isEmpty(definitions)) return [];
  const type = typeFrom(runtime, "Definitions");
  const value = literal(definitions);
  return [{ ...exportedConstant({ name: constant, type, value }), isExported: false }];
}

interface Validated {
  readonly operation: OperationModel;
  readonly input: InputModel;
  readonly model: ProviderModel;
  readonly registry: Registry;
}

/** A member of the exported object: `id: createValidator<Input>(…)`. */
function emitValidator(validated: Validated): string {
  const { operation, input, model, registry } = validated;
  const components = { components: model };
  const root = resolveSchema(components, input.schema) ?? {};
  const offered = new Set(input.fields.map(({ wireName }) => wireName));
  const omitted = [...propertiesOf(components, root).keys()].filter((name) => !offered.has(name));
  const schema = registry.read(root, new Set(omitted));
  const { modes } = operation;
  const entries: readonly (readonly [name: string, value: string | undefined])[] = [
    ["optional", input.required ? undefined : "true"],
    ["modes", modes.length === 0 ? undefined : literal(modes.map((mode) => modeData(mode, input)))],
    ["schema", literal(schema)],
  ];
  const members = entries.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  const data = [...(registry.keys.size === 0 ? [] : [definitionsMember(registry)]), ...members];
  const docblock = printDocblock(docs(`\`${operation.method} ${operation.path}\``));
  const call = `/* @__PURE__ */ ${valueFrom(runtime, "createValidator")}<${modelType(input.typeName)}>({ ${data.join(", ")} })`;
  return `${docblock}\n${propertyName(operation.id)}: ${call}`;
}

function definitionsMember({ constant }: Registry): string {
  return constant === "definitions" ? constant : `definitions: ${constant}`;
}

function modeData(mode: ModeModel, { fields }: InputModel): LiteralValue {
  const rename = (wireName: string) =>
    fields.find((field) => field.wireName === wireName)?.name ?? wireName;
  const { required, anyOf, forbidden } = mode;
  return {
    when: toGerund(mode.summary) ?? `using mode ${mode.name}`,
    required: whenThere(required.map(rename)),
    anyOf: whenThere(anyOf.map((group) => group.map(rename))),
    forbidden: whenThere(forbidden.map(rename)),
  };
}
