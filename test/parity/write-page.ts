import { type Difference, kinds } from "./difference.js";
import { sdks } from "./sdks.js";

const verdicts = { ours: "ours", sdk: "the SDK", both: "both", unknown: "not known" } as const;

/** Writes the table of differences as a Markdown page, by provider. */
export function writePage(table: readonly Difference[]): string {
  const sections = Object.entries(sdks).map(([provider, { name, version }]) => {
    const own = table.filter(({ providers }) => providers.includes(provider));
    const items = own.map(
      ({ what, at, right, why, source }) =>
        `- **${kinds[what]}**: ${at.map((place) => `\`${place}\``).join(", ")}. Right: ${verdicts[right]}. ` +
        `${why} Source: ${source.startsWith("https:") ? `<${source}>` : source}.`.replace(
          /\.\.$/u,
          ".",
        ),
    );
    return [`## ${provider}: ${name} ${version}`, "", ...items, ""].join("\n");
  });
  return [
    "<!-- Made from differences.yaml: UPDATE_EXPECTED=1 npm run test:parity -->",
    "",
    "# Our packages beside the official SDKs",
    "",
    "Both get the same inputs and send them to a local server; both get the same bad responses. Every documented " +
      "property of every operation is tried, also as null, empty and in letters beyond ASCII where the spec allows it. " +
      "These are all the differences in method, path, query, content type, credentials, versions, body and outcome. " +
      "What is not listed is equal. No provider's real API was called.",
    "",
    ...sections,
  ].join("\n");
}
