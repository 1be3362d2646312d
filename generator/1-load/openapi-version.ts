import { type Problem, valueProblem } from "../diagnostics/problem.js";
import { quote } from "../diagnostics/quote.js";

/** Checks that a value is an OpenAPI 3.1 document, by the key that says so (OpenAPI 3.1, 4.8.1). */
export function checkVersion(value: unknown): Problem | undefined {
  return check(value, {
    accepted: /^3\.1\.\d+$/u,
    wanted: "specs are OpenAPI 3.1",
    helps: {
      swagger:
        "convert it to OpenAPI 3, for example at https://converter.swagger.io, and then to 3.1",
      none: "start the file with openapi: 3.1.0, then info, servers and paths",
      other: specHelp,
    },
  });
}

/** Checks that a value is a document that a spec can be cut from. */
export function checkUpstreamVersion(value: unknown): Problem | undefined {
  return check(value, {
    accepted: /^3\.[012]\.\d+$/u,
    wanted: "only OpenAPI 3.0, 3.1 and 3.2 are read",
    helps: {
      swagger:
        "convert it with npx swagger2openapi FILE --yaml --outfile openapi.yaml, and name that with --from",
      none: "name the provider's OpenAPI document, a YAML or JSON file, with --from",
      other: () => "convert a copy of it to OpenAPI 3.1, and name that with --from",
    },
  });
}

/** What is read, and what to do about other documents. */
interface Versions {
  readonly accepted: RegExp;
  /** What is accepted, as the end of a sentence. */
  readonly wanted: string;
  readonly helps: {
    readonly swagger: string;
    /** Where nothing says that the file is OpenAPI. */
    readonly none: string;
    readonly other: (version: string) => string;
  };
}

function check(value: unknown, { accepted, wanted, helps }: Versions): Problem | undefined {
  const notOpenApi = (message: string): Problem =>
    valueProblem("not-openapi", "", [message, helps.none]);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return notOpenApi("The file holds no mapping, so it is no OpenAPI document.");
  }
  if ("swagger" in value && !("openapi" in value)) {
    return valueProblem("unsupported-openapi", "/swagger", [
      `This is Swagger ${versionText(value.swagger)}; ${wanted}.`,
      helps.swagger,
    ]);
  }
  if (!("openapi" in value)) return notOpenApi("The document has no openapi key.");
  const version = value.openapi;
  if (typeof version === "string" && accepted.test(version)) return undefined;
  return valueProblem("unsupported-openapi", "/openapi", [
    `The document says openapi: ${versionText(version)}; ${wanted}.`,
    helps.other(versionText(version)),
  ]);
}

function versionText(version: unknown): string {
  return typeof version === "string" || typeof version === "number"
    ? quote(String(version))
    : "something else";
}

function specHelp(version: string): string {
  if (/^3\.0(?:\.|$)/u.test(version)) {
    return "raise it to 3.1.0: nullable: true becomes a type list with null, and example becomes examples";
  }
  return "write openapi: 3.1.0, and what else that version asks for";
}
