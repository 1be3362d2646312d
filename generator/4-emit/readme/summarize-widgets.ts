import type { ProviderModel } from "../../types/model.js";
import { fenced, markdownText, markdownUrl } from "../print/escape.js";
import { describeWidget } from "./describe-widget.js";

/** A section for each way to open what is minted. */
export function summarizeWidgets(model: ProviderModel): string {
  const described = model.operations.flatMap((operation) => {
    const widget = describeWidget(operation, model);
    return widget === undefined ? [] : [{ ...widget, operation }];
  });
  const sections = described.map(({ operation, words, install, code, exchange }, _, { length }) => {
    const own = length > 1 ? `: ${markdownText(operation.summary ?? operation.id)}` : "";
    const source = `[Its documentation](${markdownUrl(operation.widget?.source ?? "")}) says more.`;
    return [
      `## Open it on the page${own}`,
      `${markdownText(words)} ${source}`,
      ...(install === undefined ? [] : [fenced(install, "sh")]),
      fenced(code, "js"),
      ...(exchange === undefined ? [] : [markdownText(exchange)]),
    ].join("\n\n");
  });
  return sections.join("\n\n");
}
