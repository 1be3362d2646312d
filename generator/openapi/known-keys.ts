import { openApiObjects, type ObjectKind } from "./objects.js";

/** What OpenAPI 3.1, 3.2 and JSON Schema 2020-12 have in objects beside what packages read. */
const further: Partial<Readonly<Record<ObjectKind, string>>> = {
  document: "openapi jsonSchemaDialect $self",
  info: "summary termsOfService",
  server: "name",
  pathItem: "query additionalOperations",
  parameter: "example allowEmptyValue allowReserved",
  mediaType: "example itemSchema prefixEncoding itemEncoding",
  encoding: "encoding prefixEncoding itemEncoding",
  example: "value externalValue dataValue serializedValue",
  response: "summary",
  components: "links mediaTypes",
  securityScheme: "bearerFormat openIdConnectUrl oauth2MetadataUrl deprecated",
  flows: "implicit password authorizationCode deviceAuthorization",
  flow: "authorizationUrl refreshUrl deviceAuthorizationUrl",
  schema:
    "$id $schema $anchor $dynamicRef $dynamicAnchor $recursiveRef $recursiveAnchor $vocabulary $comment id const default example nullable minContains maxContains contentEncoding contentMediaType dependencies additionalItems",
};

/** Returns the keys that an object of OpenAPI may have, `x-*` apart; nothing for one whose keys are names. */
export function knownKeys(kind: ObjectKind): readonly string[] | undefined {
  const { fields, rest } = openApiObjects[kind];
  if (fields === undefined || rest !== undefined) return undefined;
  return [...Object.keys(fields), ...(further[kind]?.split(" ") ?? [])];
}
