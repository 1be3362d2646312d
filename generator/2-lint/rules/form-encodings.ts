import { quote, quoteList } from "../../diagnostics/quote.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import { encodingFault } from "../../openapi/form-style.js";
import { isFormMediaType } from "../../openapi/media-type.js";
import { requestMediaOf } from "../../openapi/operations.js";
import { toPointer } from "../../openapi/pointer.js";
import { propertiesOf } from "../../openapi/schema.js";
import type { LintContext } from "../build-context.js";
import { requestBody } from "../operation-bodies.js";
import type { Problem } from "../problem.js";

const code = "unsupported-encoding";

/** An encoding is for a property of its form, in a style that packages write. */
export function* formEncodings(context: LintContext): Iterable<Problem> {
  for (const token of context.operations) {
    const body = requestBody(context, token);
    const { mediaType = "", media, pointer } = requestMediaOf(token) ?? {};
    const encoding = isFormMediaType(mediaType) ? (media?.encoding ?? {}) : {};
    if (body === undefined || !body.resolvable) continue;
    const names = [...propertiesOf(context.spec, body.schema).keys()];
    for (const [name, each] of Object.entries(encoding)) {
      const at = pointer + toPointer(["encoding", name]);
      const fault = encodingFault(each);
      if (!names.includes(name)) {
        yield {
          code,
          pointer: at,
          part: "key",
          message: `The form of ${token.name} has an encoding for ${quote(name)}, and no such property.`,
          help:
            didYouMean(name, names) ??
            "describe the property in the schema, or remove the encoding",
        };
      } else if (fault !== undefined) {
        yield {
          code,
          pointer: `${at}/${fault}`,
          message: `The form of ${token.name} writes ${quote(name)} with the ${fault} ${quote(String(each[fault]))}, which packages cannot.`,
          help: helps[fault] ?? "remove it",
        };
      }
    }
  }
}

const helps: Readonly<Record<string, string>> = {
  style: `use one of ${quoteList(["form", "spaceDelimited", "pipeDelimited", "deepObject"], "and")}`,
  contentType: `use ${quoteList(["application/json", "text/plain"], "or")}, or a style`,
};
