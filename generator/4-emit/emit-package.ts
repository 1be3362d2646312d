import type { Document } from "../types/document.js";
import type { ProviderModel } from "../types/model.js";
import type { Publication } from "../types/publication.js";
import type { FileTree } from "../types/tree.js";
import { emitDescribe } from "./describe/emit-describe.js";
import { emitClient } from "./client/emit-client.js";
import { emitIndex } from "./client/emit-index.js";
import { emitLinkToken } from "./client/emit-link-token.js";
import { emitModels } from "./models/emit-models.js";
import { emitOperations } from "./client/emit-operations.js";
import { emitPackageJson } from "./emit-package-json.js";
import { emitReadme } from "./readme/emit-readme.js";
import { emitSchema } from "./schema/emit-schema.js";
import { emitValidators } from "./validators/emit-validators.js";
import { fillTemplate } from "./fill-template.js";
import { headerText } from "./print/format.js";

/** What the output depends on besides the model. */
export interface EmitContext {
  /** The npm scope, such as `@linkmint`. */
  readonly scope: string;
  /** What packages tell registries of themselves; without it they are private. */
  readonly publication?: Publication;
  /** The package's folder in its repository, where it is known. */
  readonly directory?: string;
  readonly document: Document;
  readonly runtimeVersion: string;
  /** How the spec's path reads in headers: its folder and file, with a forward slash. */
  readonly specPath: string;
}

/** Every file of a provider's package. */
export async function emitPackage(model: ProviderModel, context: EmitContext): Promise<FileTree> {
  const { scope, document, specPath, publication: { licenseText } = {} } = context;
  const packageName = `${scope}/${model.id}`;
  // Asked for at once, they are formatted in one go.
  const files: (readonly [string, string | Promise<string>])[] = [
    ...(licenseText === undefined ? [] : [["LICENSE", licenseText] as const]),
    ["README.md", emitReadme(model, { packageName, specPath })],
    ["package.json", emitPackageJson(model, { ...context, packageName })],
    ["src/client.ts", emitClient(model, specPath)],
    ["src/describe.ts", emitDescribe(model, specPath)],
    ["src/index.ts", emitIndex(model, specPath)],
    ["src/link-token.ts", emitLinkToken(model, specPath)],
    ["src/models.ts", emitModels(model, specPath)],
    ["src/operations.ts", emitOperations(model, specPath)],
    ["src/schema.ts", emitSchema(document.spec, specPath)],
    ["src/validators.ts", emitValidators(model, specPath)],
    ["tsconfig.json", `// ${headerText(specPath)}\n${fillTemplate("tsconfig.json", {})}`],
  ];
  return new Map(await Promise.all(files.map(async ([path, text]) => [path, await text] as const)));
}
