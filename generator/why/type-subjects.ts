import { toPointer, valueAt } from "../openapi/pointer.js";
import { componentPointer } from "../openapi/reference.js";
import {
  type JsonObject,
  type JsonValue,
  asObject,
  isJsonList,
  isJsonObject,
} from "../types/json.js";
import type { OperationModel, ProviderModel } from "../types/model.js";
import type { SchemaSubject, Subject } from "./subject.js";

/** The types of bodies and of what they are made of, and the members of enums. */
export function listTypeSubjects(model: ProviderModel, root: JsonObject): Subject[] {
  const reached = model.reached.map(({ key, typeName, side, naming }): Subject => {
    const pointer = componentPointer(key);
    return {
      names: [typeName],
      what: side === "request" ? "a type of requests" : "a type of answers",
      ...describe(valueAt(root, pointer)),
      origins: [{ pointer, part: "key", says: "the component" }],
      declared: [typeName],
      schema: { pointer, side, naming },
    };
  });
  return [
    ...model.operations.flatMap((operation) => bodySubjects(operation, root)),
    ...reached,
    ...listMembers(model, root),
  ];
}

/** The body that an operation takes, and the one that it answers. */
export function bodySchemas({ body, success, ...operation }: OperationModel): SchemaSubject[] {
  const { pointer, naming } = operation;
  const at = (...path: string[]): string => `${pointer}${toPointer(path)}/schema`;
  const request = body === undefined ? [] : [at("requestBody", "content", body.mediaType)];
  const responses = success.sources.map(({ status, mediaType }) =>
    at("responses", status, "content", mediaType),
  );
  return [
    ...request.map((place) => {
      return { pointer: place, side: "request" as const, naming, operation: pointer };
    }),
    ...responses.map((place) => ({ pointer: place, side: "response" as const, naming })),
  ];
}

function bodySubjects(operation: OperationModel, root: JsonObject): Subject[] {
  const { method, path, input, success, modes, pointer } = operation;
  const name = `${method} ${path}`;
  const schemas = bodySchemas(operation);
  const subject = (
    typeName: string,
    what: string,
    origin: Subject["origins"][number],
    side: SchemaSubject["side"],
  ): Subject => {
    const schema = schemas.find((each) => each.side === side);
    return {
      names: [typeName],
      what,
      ...(schema !== undefined && { ...describe(valueAt(root, schema.pointer)), schema }),
      origins: [origin],
      declared: [typeName],
    };
  };
  const request = schemas.find(({ side }) => side === "request")?.pointer;
  const taken =
    request === undefined
      ? ({ pointer: `${pointer}/parameters`, part: "key", says: "the parameters" } as const)
      : ({ pointer: request, part: "key", says: "the request's schema" } as const);
  const says = `what ${name} takes`;
  const inputs =
    input === undefined
      ? []
      : [
          subject(input.typeName, says, taken, "request"),
          subject(input.sharedTypeName, `${says}, in every mode`, taken, "request"),
        ];
  const ofModes = modes.flatMap((mode) =>
    [...new Set([mode.typeName, ...mode.variants.map(({ typeName }) => typeName)])].map(
      (typeName): Subject => ({
        ...subject(
          typeName,
          `what ${name} takes in mode ${mode.name}`,
          {
            pointer: pointer + toPointer(["x-link-token", "modes", mode.name]),
            part: "key",
            says: "the mode",
          },
          "request",
        ),
        description: mode.summary,
      }),
    ),
  );
  const answer = schemas.find(({ side }) => side === "response")?.pointer ?? pointer;
  return [
    ...inputs,
    ...ofModes,
    subject(
      success.typeName,
      `what ${name} answers`,
      { pointer: answer, part: "key", says: "the answer's schema" },
      "response",
    ),
  ];
}

/** Every member of every enum of the spec, by its value and, where its enum has a type, by that. */
function listMembers({ reached }: ProviderModel, root: JsonObject): Subject[] {
  const found: Subject[] = [];
  const visit = (value: JsonValue, pointer: string): void => {
    if (isJsonList(value)) value.forEach((each, index) => visit(each, `${pointer}/${index}`));
    if (!isJsonObject(value)) return;
    const { enum: members } = value;
    const typeNames = reached
      .filter(({ key }) => componentPointer(key) === pointer)
      .map(({ typeName }) => typeName);
    const list = isJsonList(members) ? members : [];
    for (const [index, member] of list.entries()) {
      if (typeof member !== "string") continue;
      found.push({
        names: [...typeNames.map((name) => `${name}.${member}`), member],
        what: "a member of an enum",
        ...describe(value),
        origins: [{ pointer: `${pointer}/enum/${index}`, says: "the member" }],
        declared: typeNames,
      });
    }
    for (const [key, each] of Object.entries(value)) {
      if (each !== undefined) visit(each, pointer + toPointer([key]));
    }
  };
  for (const key of ["paths", "components"]) visit(asObject(root[key]), `/${key}`);
  return found;
}

/** What a schema says of itself. */
export function describe(schema: JsonValue | undefined): { readonly description?: string } {
  const { description } = asObject(schema);
  return typeof description === "string" ? { description } : {};
}
