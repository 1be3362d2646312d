import { publicName } from "../../names/casing.js";
import { isIdentifierName, isSafeIdentifier } from "../../names/identifier.js";
import { parsePointer } from "../../openapi/pointer.js";
import { hasProperty, isNullable, propertiesOf } from "../../openapi/schema.js";
import type { OperationModel, PointerModel, ProviderModel } from "../../types/model.js";
import type { Schema } from "../../types/openapi.js";
import { stringLiteral } from "../print/escape.js";
import { mintedNoun } from "../client/minted-noun.js";

/** A call of a native method, and what of its answer goes to the front end: checked where the answer may lack it. */
export function answerSample(
  model: ProviderModel,
  operation: OperationModel,
  call: string,
): string {
  const { result } = operation;
  if (result === undefined) return `const ${certainPattern(model, operation)} = await ${call};`;
  if (operation.answersText) {
    const name = result.url === undefined ? "token" : "url";
    return `const ${name} = await ${call};\n${handOver([name])}`;
  }
  const parts = [result.token, result.url].flatMap((part) => findPart(model, operation, part));
  const sure = parts.filter((steps) => steps.every(({ isSure }) => isSure));
  const noun = mintedNoun(model);
  if (parts.length === 0) {
    return `const answer = await ${call};\n${handOver([`its ${noun}`])}`;
  }
  const isSure = !isNullable(componentsOf(model), operation.success.schema);
  if (sure.length === 0 || !isSure) {
    const values = parts.map((steps) => access({ text: "answer", isSure }, steps));
    const name = parts.length > 1 ? "link" : noun.toLowerCase();
    const error = stringLiteral(`${model.name} answered without a ${noun}.`);
    return `const answer = await ${call};
const ${name} = ${values.join(" ?? ")};
if (!${name}) throw new Error(${error});
${handOver([name])}`;
  }
  const unsure = parts.filter((steps) => !sure.includes(steps));
  const names = [...new Set([...sure, ...unsure].flatMap(([first]) => first?.name ?? []))];
  if (!names.every(isSafeIdentifier)) {
    const read = (steps: readonly Step[]) => access({ text: "answer", isSure: true }, steps);
    return `const answer = await ${call};\n${handOver(sure.map(read), unsure.map(read))}`;
  }
  const read = ([first, ...others]: readonly Step[]) =>
    access({ text: first?.name ?? "", isSure: first?.isSure ?? true }, others);
  const comment = handOver(sure.map(read), unsure.map(read));
  return `const { ${names.join(", ")} } = await ${call};\n${comment}`;
}

/** What goes to the front end; a part that only some requests ask for is named, too. */
function handOver(values: readonly string[], unsure: readonly string[] = []): string {
  const more = unsure.map((value) => `, or ${value} where the answer has one,`).join("");
  return `// Hand ${values.join(" or ")}${more} to your front end.`;
}

/** A property on the way from the answer to a part of the result. */
interface Step {
  readonly name: string;
  /** Whether it is always there, and not null. */
  readonly isSure: boolean;
}

/** The way to a part, as the wrapper names it; none where a branch of a choice on the way does not know it. */
function findPart(
  model: ProviderModel,
  { success, naming }: OperationModel,
  part: PointerModel | undefined,
): (readonly Step[])[] {
  if (part === undefined) return [];
  const components = componentsOf(model);
  const steps: Step[] = [];
  let schema: Schema = success.schema;
  for (const segment of parsePointer(part.pointer)) {
    const property = propertiesOf(components, schema).get(segment);
    if (property === undefined || !hasProperty(components, schema, segment)) return [];
    steps.push({
      name: publicName(segment, naming),
      isSure: property.required && !isNullable(components, property.schema),
    });
    schema = property.schema;
  }
  return [steps];
}

interface Expression {
  readonly text: string;
  readonly isSure: boolean;
}

/** `answer.page?.url` */
function access(start: Expression, steps: readonly Step[]): string {
  return steps.reduce<Expression>(
    ({ text, isSure }, step) => ({ text: text + member(step.name, isSure), isSure: step.isSure }),
    start,
  ).text;
}

function member(name: string, isSure: boolean): string {
  if (isIdentifierName(name)) return `${isSure ? "." : "?."}${name}`;
  return `${isSure ? "" : "?."}[${stringLiteral(name)}]`;
}

/** `{ session }`: all that is sure to be there, since nobody has said yet which part of it matters. */
function certainPattern(model: ProviderModel, { success, naming }: OperationModel): string {
  if (isNullable(componentsOf(model), success.schema)) return "answer";
  const names = [...propertiesOf(componentsOf(model), success.schema)]
    .flatMap(([name, { required }]) => (required ? [name] : []))
    .map((name) => publicName(name, naming))
    .filter(isSafeIdentifier);
  return names.length === 0 ? "answer" : `{ ${names.join(", ")} }`;
}

function componentsOf({ schemas }: ProviderModel) {
  return { components: { schemas } };
}
