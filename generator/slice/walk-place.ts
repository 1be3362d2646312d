import { parsePointer } from "../openapi/pointer.js";
import { schemaKeywords } from "../openapi/keywords.js";

/** One step on the way to a place in a document. */
export interface Step {
  /** What the step starts from. */
  readonly from: Kind;
  readonly key: string;
  /** What OpenAPI has there; nothing where it has no schema from there on. */
  readonly to: Kind | undefined;
  readonly pointer: string;
}

/** The steps to where a pointer leads, as far as there may be a schema at the end. */
export function walkPlace(pointer: string): Step[] {
  const steps: Step[] = [];
  let [from, place]: [Kind | undefined, string] = ["document", ""];
  const segments = pointer.split("/").slice(1);
  for (const [index, key] of parsePointer(pointer).entries()) {
    if (from === undefined) break;
    const to = kindOf(from, key);
    place += `/${segments[index]}`;
    steps.push({ from, key, to, pointer: place });
    from = to;
  }
  return steps;
}

/** Whether OpenAPI has a schema where a pointer leads, or leaves it to the author what is there. */
export function mayHoldSchema(pointer: string): boolean {
  const { to } = walkPlace(pointer).at(-1) ?? {};
  return to === "schema" || to === "anything";
}

/** What stands somewhere in a document and may have a schema inside. */
export type Kind = keyof typeof inside | "anything";

/** OpenAPI 3.1, 4.8, as far as it leads to schemas: the keys of each object, `*` for those that are names. */
const inside = {
  // `definitions` is left over where a document was converted from Swagger 2.0.
  document: { paths: "paths", webhooks: "paths", components: "components", definitions: "schemas" },
  components: {
    ...{ schemas: "schemas", responses: "namedResponses", parameters: "namedParameters" },
    ...{ requestBodies: "requestBodies", headers: "headers" },
    ...{ callbacks: "callbacks", pathItems: "paths" },
  },
  paths: { "*": "pathItem" },
  pathItem: {
    ...{ get: "operation", put: "operation", post: "operation", delete: "operation" },
    ...{ options: "operation", head: "operation", patch: "operation", trace: "operation" },
    parameters: "parameters",
  },
  operation: {
    ...{ parameters: "parameters", requestBody: "body" },
    ...{ responses: "responses", callbacks: "callbacks" },
  },
  callbacks: { "*": "paths" },
  parameters: { "*": "parameter" },
  namedParameters: { "*": "parameter" },
  parameter: { schema: "schema", content: "content" },
  requestBodies: { "*": "body" },
  body: { content: "content" },
  responses: { "*": "response" },
  namedResponses: { "*": "response" },
  response: { headers: "headers", content: "content" },
  headers: { "*": "parameter" },
  content: { "*": "mediaType" },
  mediaType: { schema: "schema", encoding: "encodings" },
  encodings: { "*": "encoding" },
  encoding: { headers: "headers" },
  schema: {
    ...Object.fromEntries([...schemaKeywords.single].map((key) => [key, "schema"])),
    ...Object.fromEntries([...schemaKeywords.lists].map((key) => [key, "schemaList"])),
    ...Object.fromEntries([...schemaKeywords.maps].map((key) => [key, "schemas"])),
  },
  schemaList: { "*": "schema" },
  schemas: { "*": "schema" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

function kindOf(from: Kind, key: string): Kind | undefined {
  if (from === "anything") return from;
  const keys: Readonly<Record<string, string>> = inside[from];
  const kind = keys["*"] ?? (Object.hasOwn(keys, key) ? keys[key] : undefined);
  if (kind === undefined && key.startsWith("x-")) return "anything";
  return kind as Kind | undefined;
}
