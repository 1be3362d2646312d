import * as v from "valibot";
import { address, code, text } from "./extension-forms.js";

/** `x-link-token.widget`: how a page opens the provider's front end with what was minted. */
export const WidgetExtension = v.strictObject({
  /** The package on npm that the page imports, or that has the types of its script. */
  package: v.optional(text),
  /** The version of that package that the code was compiled against. */
  version: v.optional(text),
  /** What npm has to install beside it, such as `zod@4`. */
  beside: v.optional(v.array(text), []),
  /** The provider's script, which the page loads in place of an import. */
  script: v.optional(address),
  /** The line that imports from the package. */
  import: v.optional(
    v.pipe(
      code,
      v.regex(
        /^import (?:(?:\w+|\* as \w+|\{ \w+(?:(?:,| as) \w+)* \}) from )?"[^"\\\r\n]+";$/u,
        'must be one line, such as import { open } from "acme";',
      ),
    ),
  ),
  /** What the code opens: the variable of this name holds it. */
  opens: v.picklist(["token", "url"]),
  /** The lines that open it; where something is to be exchanged, they leave it in `publicToken`. */
  code,
  /** The operation of this spec that exchanges `publicToken`, by its id. */
  exchange: v.optional(text),
  /** The page or document that the code follows. */
  source: address,
});

export type WidgetExtension = v.InferOutput<typeof WidgetExtension>;
