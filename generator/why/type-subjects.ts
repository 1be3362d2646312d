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
import { keyOrigin, type SchemaSubject, type Subject, valueOrigin } from "./subject.js";

/** The types of bodies and of what they are made of, and the members of enums. */
export function listTypeSubjects(model: ProviderModel, root: JsonObject): Subject[] {
  const reached = model.reached.map(({ key, typeName, side, naming }): Subject => {
    const pointer = componentPointer(key);
    return {
      names: [typeName],
      what: side === "request" ? "a type of requests" : "a type of answers",
      ...describe(valueAt(root, pointer)),
      origins: [keyOrigin(pointer, "the component")],
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
export function bodySchemas({ body, success, pointer, naming }: OperationModel): SchemaSubject[] {
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
  const schemas = bodySchemas(operation);
  const request = schemas.find(({ side }) => side === "request");
  const response = schemas.find(({ side }) => side === "response");
  const subject = (schema: SchemaSubject | undefined, name: string, more: About): Subject => ({
    names: [name],
    declared: [name],
    ...(schema !== undefined && { ...describe(valueAt(root, schema.pointer)), schema }),
    ...more,
  });
  const taken =
    request === undefined
      ? keyOrigin(`${pointer}/parameters`, "the parameters")
      : keyOrigin(request.pointer, "the request's schema");
  const takes = `what ${method} ${path} takes`;
  const inputs = input === undefined ? [] : [input.typeName, input.sharedTypeName];
  const ofModes = modes.flatMap(({ name, typeName, variants, summary }) => {
    const mode = keyOrigin(pointer + toPointer(["x-link-token", "modes", name]), "the mode");
    const what = `${takes} in mode ${name}`;
    const types = new Set([typeName, ...variants.map((variant) => variant.typeName)]);
    return [...types].map((each) =>
      subject(request, each, { what, origins: [mode], description: summary }),
    );
  });
  const answer = keyOrigin(response?.pointer ?? pointer, "the answer's schema");
  return [
    ...inputs.map((name, index) =>
      subject(request, name, {
        what: index === 0 ? takes : `${takes}, in every mode`,
        origins: [taken],
      }),
    ),
    ...ofModes,
    subject(response, success.typeName, {
      what: `what ${method} ${path} answers`,
      origins: [answer],
    }),
  ];
}

type About = Pick<Subject, "what" | "origins" | "description">;

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
        origins: [valueOrigin(`${pointer}/enum/${index}`, "the member")],
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
