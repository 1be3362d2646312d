import type { Document } from "../types/document.js";
import type { ProviderModel } from "../types/model.js";
import type { PackageFile } from "../types/package-files.js";
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
import { importSubpaths } from "./print/import-subpaths.js";

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
  const { scope, document, specPath, publication: { licenseText, source = false } = {} } = context;
  const packageName = `${scope}/${model.id}`;
  const header = `// ${headerText(specPath)}\n`;
  const tsconfig = fillTemplate("tsconfig.json", {});
  // Asked for at once, they are formatted in one go.
  const files: (readonly [PackageFile, string | Promise<string>])[] = [
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
    ["tsconfig.json", header + (source ? withSubpaths(tsconfig) : tsconfig)],
    ...(source ? [["pack.mjs", header + fillTemplate("pack.mjs", {})] as const] : []),
  ];
  const texts = files.map(async ([path, text]) => {
    const isModule = source && path.startsWith("src/");
    return [path, isModule ? await importSubpaths(await text) : await text] as const;
  });
  return new Map(await Promise.all(texts));
}

/** TypeScript 5 reads no `imports` of package.json for CommonJS, and Node strips only what is erasable. */
function withSubpaths(tsconfig: string): string {
  const options = `    "paths": { "#*": ["./src/*.ts"] },\n    "erasableSyntaxOnly": true,\n`;
  return tsconfig.replace(/^(?=.*"declaration")/mu, options);
}
