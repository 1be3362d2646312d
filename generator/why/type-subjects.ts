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
      what: side === "request" ? "a type of requests" : "a type of responses",
      ...descriptionOf(valueAt(root, pointer)),
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

/** The body that an operation takes, and the one that it returns. */
export function bodySchemas({ body, success, pointer, naming }: OperationModel): SchemaSubject[] {
  const at = (...path: string[]): string => `${pointer}${toPointer(path)}/schema`;
  const request = body === undefined ? [] : [at("requestBody", "content", body.mediaType)];
  const responses = success.sources.map(({ status, mediaType }) =>
    at("responses", status, "content", mediaType),
  );
  return [
    ...request.map((location) => {
      return { pointer: location, side: "request" as const, naming, operation: pointer };
    }),
    ...responses.map((location) => ({ pointer: location, side: "response" as const, naming })),
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
    ...(schema !== undefined && { ...descriptionOf(valueAt(root, schema.pointer)), schema }),
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
  const returned = keyOrigin(response?.pointer ?? pointer, "the response's schema");
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
      origins: [returned],
    }),
  ];
}

type About = Pick<Subject, "what" | "origins" | "description">;

/** Every member of every enum of the spec, by its value and, where its enum has a type, by that. */
function listMembers({ reached }: ProviderModel, root: JsonObject): Subject[] {
  const typeNames = new Map<string, string[]>();
  for (const { key, typeName } of reached) {
    const pointer = componentPointer(key);
    typeNames.set(pointer, [...(typeNames.get(pointer) ?? []), typeName]);
  }
  const found: Subject[] = [];
  const path: (string | number)[] = [];
  const visit = (value: JsonValue | undefined): void => {
    if (!isJsonList(value) && !isJsonObject(value)) return;
    // Few objects are enums, so that no other has its pointer written.
    if (isJsonObject(value) && isJsonList(value["enum"])) {
      const pointer = toPointer(path);
      found.push(...membersOf(value, pointer, typeNames.get(pointer) ?? []));
    }
    for (const [key, each] of isJsonList(value) ? value.entries() : Object.entries(value)) {
      path.push(key);
      visit(each);
      path.pop();
    }
  };
  for (const key of ["paths", "components"]) {
    path.push(key);
    visit(asObject(root[key]));
    path.pop();
  }
  return found;
}

function membersOf(value: JsonObject, pointer: string, typeNames: readonly string[]): Subject[] {
  const members = isJsonList(value["enum"]) ? value["enum"] : [];
  return members.flatMap((member: JsonValue, index) =>
    typeof member !== "string"
      ? []
      : [
          {
            names: [...typeNames.map((name) => `${name}.${member}`), member],
            what: "a member of an enum",
            ...descriptionOf(value),
            origins: [valueOrigin(`${pointer}/enum/${index}`, "the member")],
            declared: typeNames,
          },
        ],
  );
}

/** What a schema says of itself. */
export function descriptionOf(schema: JsonValue | undefined): { readonly description?: string } {
  const { description } = asObject(schema);
  return typeof description === "string" ? { description } : {};
}
