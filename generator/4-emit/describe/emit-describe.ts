import type { ProviderModel } from "../../types/model.js";
import { docs } from "../print/docs.js";
import { literal } from "../print/literal.js";
import { printModule } from "../print/print-module.js";
import { exportedConstant } from "../print/statements.js";
import { runtime, typeFrom } from "../print/symbol.js";
import { describeProvider } from "./describe-provider.js";

/** `src/describe.ts`: all that is known of the provider, as data for mocks, gateways and pages. */
export function emitDescribe(model: ProviderModel, specPath: string): Promise<string> {
  const description = exportedConstant({
    name: model.names.provider,
    type: typeFrom(runtime, "ProviderDescription"),
    value: literal(describeProvider(model)),
    docs: docs(
      `Describes ${model.name} as data: what its operations take and return, under its own names. A bundle that does not import it does not contain it.`,
    ),
  });
  return printModule({ path: "./describe.js", specPath, statements: [description] });
}
