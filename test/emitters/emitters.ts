/**
 * Every framework that `npm run test:emitters` has emit a document, with its packages at exact versions: the
 * newest that run on Node 20.19. `services/` holds the same service for each.
 */
export const emitters = {
  typespec: {
    packages: [
      ...["compiler", "http", "json-schema", "openapi", "openapi3"].map(
        (name) => `@typespec/${name}@1.11.0`,
      ),
      "ajv@8.20.0",
    ],
    documents: ["typespec-3-0", "typespec-3-1", "typespec-3-2"],
  },
  nest: {
    packages: [
      ...["common", "core", "platform-express"].map((name) => `@nestjs/${name}@12.5.1`),
      ...["@nestjs/swagger@12.0.2", "class-validator@0.15.1", "class-transformer@0.5.1"],
      ...["reflect-metadata@0.2.2", "rxjs@7.8.2"],
    ],
    documents: ["nest"],
  },
  zod: { packages: ["zod@4.6.7", "@asteasolutions/zod-to-openapi@9.1.0"], documents: ["zod"] },
  valibot: { packages: ["valibot@1.5.0", "@valibot/to-json-schema@1.8.0"], documents: ["valibot"] },
  fastify: {
    packages: [
      ...["fastify@5.12.8", "@fastify/swagger@9.9.3"],
      ...["@fastify/type-provider-typebox@6.3.0", "typebox@1.4.3"],
    ],
    documents: ["fastify"],
  },
  effect: { packages: ["effect@4.1.0"], documents: ["effect"] },
} as const satisfies Readonly<Record<string, Emitter>>;

export type EmitterName = keyof typeof emitters;

interface Emitter {
  readonly packages: readonly string[];
  /** The providers that its documents become; TypeSpec writes three versions of OpenAPI. */
  readonly documents: readonly string[];
}
