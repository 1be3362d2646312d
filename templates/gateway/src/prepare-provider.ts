import { createValidator, type Validator } from "@linkmint/runtime";
import { toAllowed } from "./allowed.js";
import { checkPageInput } from "./check-page-input.js";
import { formatPath } from "./format-path.js";
import type { Exchange, GatewayProvider } from "./gateway-options.js";
import { readInput } from "./input-shape.js";
import { isRecord } from "./is-record.js";
import { buildPageSchema, type PageSchema } from "./page-schema.js";
import { type InputFault, Refusal } from "./refusal.js";

/** A provider, and what pages may say to it. */
export interface PreparedProvider extends GatewayProvider {
  readonly exchange: Exchange | undefined;
  /** Gives the JSON Schema of what a page may say beside what the server decides. */
  readonly pageSchema: (bound: unknown) => PageSchema;
  /** Refuses an input by the paths of what is wrong with it. */
  readonly check: (input: Readonly<Record<string, unknown>>, bound: unknown) => void;
}

/**
 * Reads a provider's description once, for all requests.
 *
 * @throws {TypeError} Where it mints nothing, or `allow` names what its input does not have.
 */
export function prepareProvider(
  name: string,
  provider: GatewayProvider,
  {
    paths,
    exchange,
  }: { readonly paths: readonly string[]; readonly exchange: Exchange | undefined },
): PreparedProvider {
  const { describe } = provider;
  const operation = describe.operations.find(({ primary }) => primary);
  if (operation === undefined) throw new TypeError(`${name} describes no operation that mints.`);
  const reader = readInput(describe, operation);
  const allowed = toAllowed(paths);
  for (const path of paths) {
    let schema = reader.root;
    for (const step of path.split(".")) {
      for (let shape = reader.shapeOf(schema); !shape.isObject; shape = reader.shapeOf(schema)) {
        if (!reader.shapeOf(shape.items).isObject) break;
        schema = shape.items;
      }
      const next = reader.memberOf(schema, step)?.schema;
      if (next === undefined)
        throw new TypeError(`allow.${name} has ${path}, which its input has not.`);
      schema = next;
    }
  }
  const known = new Map<string, { readonly schema: PageSchema; readonly validator: Validator }>();
  const prepare = (bound: unknown) => {
    const key = JSON.stringify(outline(bound));
    const found = known.get(key);
    if (found !== undefined) return found;
    const schema = buildPageSchema({ reader, allowed, bound }, describe.schemas);
    const validator = createValidator({ schema, definitions: schema.$defs ?? {} });
    const made = { schema, validator };
    // A server that decides another set of members each time is not remembered for ever.
    if (known.size < 100) known.set(key, made);
    return made;
  };
  return {
    ...provider,
    exchange,
    pageSchema: (bound) => prepare(bound).schema,
    check: (input, bound) => {
      const faults = checkPageInput(input, { reader, allowed, bound });
      if (faults.length > 0) throw refuse(faults);
      const { issues = [] } = prepare(bound).validator["~standard"].validate(input);
      if (issues.length > 0) throw refuse(issues.map(toFault));
    },
  };
}

function refuse(errors: readonly InputFault[]): Refusal {
  const paths = errors.map(({ path, detail }) => `${path} ${detail}`);
  return new Refusal("input-refused", "The input is not what this page may say.", {
    errors,
    reason: paths.join("; "),
  });
}

function toFault({
  message,
  path = [],
}: {
  readonly message: string;
  readonly path?: readonly unknown[] | undefined;
}): InputFault {
  const text = formatPath(path as readonly (string | number)[]);
  return { path: text, detail: message.replace(/^.*?: /su, "") };
}

/** Which members a value has, whatever they are. */
function outline(value: unknown): unknown {
  if (!isRecord(value)) return 1;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, outline(item)]));
}
