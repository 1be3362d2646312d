import { printable } from "../../diagnostics/quote.js";
import type { Diagnostic } from "../../types/diagnostic.js";
import { fromRepositoryRoot } from "../repository-root.js";

/** What is to be shown beside a line of a pull request. */
export interface Annotation extends Pick<Diagnostic, "message" | "path" | "span"> {
  readonly severity: Diagnostic["severity"] | "notice";
  readonly title: string;
}

/** Annotations as GitHub's workflow commands (docs.github.com, "Workflow commands"), a line each; paths begin at the repository's root. */
export function renderGithub(annotations: readonly Annotation[]): string {
  return annotations.map((each) => `${renderCommand(each)}\n`).join("");
}

/** A problem as an annotation, with what to do about it. */
export function toAnnotation({ code, help, message, ...location }: Diagnostic): Annotation {
  const text = help === undefined ? message : `${message}\nhelp: ${help}`;
  return { ...location, title: code, message: text };
}

function renderCommand({ severity, path, span, title, message }: Annotation): string {
  const { start, end } = span ?? {};
  const properties = [
    ["file", fromRepositoryRoot(path)],
    ["line", start?.line],
    ["endLine", end?.line],
    // A column behind the line's last one belongs to no line; GitHub takes it on one line alone.
    ["col", start?.column],
    ["endColumn", start?.line === end?.line ? end?.column : undefined],
    ["title", title],
  ] as const;
  const written = properties.flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(clean(String(value)))}`],
  );
  const lines = message.split("\n").map(clean).join("\n");
  return `::${severity} ${written.join(",")}::${escapeData(lines)}`;
}

function clean(text: string): string {
  return printable(text);
}

/** As `@actions/core` escapes what stands behind the second colons. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** As `@actions/core` escapes the value of a property. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
