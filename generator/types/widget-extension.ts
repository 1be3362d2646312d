import * as v from "valibot";
import { address, code, text } from "./extension-forms.js";

/** It stands in a command for a terminal: nothing that a shell reads. */
const npmName = v.pipe(
  text,
  v.regex(/^(?:@[a-z\d._-]+\/)?[a-z\d][a-z\d._-]*$/u, "must be the name of a package on npm"),
);
const npmRange = v.pipe(
  text,
  v.regex(
    /^(?:@[a-z\d._-]+\/)?[a-z\d][a-z\d._-]*(?:@[\^~]?[\w.-]+)?$/u,
    "must be the name of a package on npm, with a version or without, such as zod@4",
  ),
);

/** `x-link-token.widget`: how a page opens the provider's front end with what was minted. */
export const WidgetExtension = v.strictObject({
  /** The package on npm that the page imports, or that has the types of its script. */
  package: v.optional(npmName),
  /** The version of that package that the code was compiled against. */
  version: v.optional(text),
  /** What npm has to install beside it, such as `zod@4`. */
  beside: v.optional(v.array(npmRange), []),
  /** The provider's script, which the page loads in place of an import. */
  script: v.optional(
    v.pipe(address, v.regex(/^https:\/\/[^\s"'<>`]+$/u, "must be an https URL without quotes")),
  ),
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
