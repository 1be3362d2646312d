/** The mutants that no test kills, by file: the line as it reads with the mutant, and why it may live. */
export const survivors: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "redact.ts": {
    'for (const { index, 1: found = "Stryker was here!" } of small(text).matchAll(secret)) {':
      "equivalent: the group is part of every match, which types cannot say",
    'export function redact(value: unknown, { values, properties = ["Stryker was here"] }: Secrets): unknown {':
      "equivalent, but for a property of that name",
    "if (work <= 0) {":
      "not equivalent: it hides a text that takes the very last unit of work, which is safe",
    'sign >= "\\x7f" ? `[${sign}"]` : String.raw`[^a-z\\d]`,':
      "differs for DEL alone, which JSON, HTML and percent-encoding give back as itself",
  },
  "find-secrets.ts": {
    "const parts = true ? [{ part: value, isSecret: false }] : [];":
      "equivalent: it saves a walk that finds nothing",
    "const parts = properties.length >= 0 ? [{ part: value, isSecret: false }] : [];":
      "equivalent: it saves a walk that finds nothing",
  },
  "find-breach.ts": {
    '{ required = [], anyOf = [], forbidden = ["Stryker was here"] }: Mode,':
      "equivalent, but for a property of that name",
  },
  "form-body.ts": {
    'const items = delimiters[styleOf(name) ?? "Stryker was here!"] ? value.split(/[, |]/) : [];':
      "equivalent: no style has that name",
  },
  "write-parameter.ts": {
    '.join(delimiters[style ?? "Stryker was here!"] ?? ",");': "equivalent: no style has that name",
    "} catch {}": "equivalent: a function that ends gives nothing, too",
  },
  "base-url.ts": {
    'const url = URL.canParse(value) ? new URL(value).href : "Stryker was here!";':
      "equivalent: it is refused as no text is",
  },
  "request-parameters.ts": {
    'const filled = step.replace(/\\{([^{}]+)\\}/g, (_, name: string) => path[name] ?? "Stryker was here!");':
      "equivalent: a spec whose path has a parameter that it does not describe is refused",
    '{ option, input = "Stryker was here!" }: WritableParameter,':
      "equivalent: a constant alone is never refused",
  },
  "resolve-target.ts": {
    'environment = "Stryker was here!",':
      "equivalent: no server has that name, and none is near it",
  },
  "expiry-by-mode.ts": {
    "const lifetimes = Object.entries(modes.rules ?? {})":
      "equivalent: what has no modes has no lifetime by mode",
  },
  "write-fetch-init.ts": {
    '? "Stryker was here!"': "equivalent: the caller's own serializer is used",
    'const typeOf = (value: unknown) => String(value).split(";")[0].trim().toLowerCase();':
      "equivalent: a text has a first part, which types cannot say",
    'const typeOf = (value: unknown) => String(value).split(";")[0]?.trim().toUpperCase();':
      "equivalent: both sides are written so",
  },
  "retry-codes.ts": {
    'const code = readText(responseBody, error?.code) ?? problem?.(responseBody).code ?? "Stryker was here!";':
      "equivalent, but for a code of that name",
    'export function retryCodes({ codes, statuses = usualStatuses, never = ["Stryker was here"] }: CodeRules): Retry {':
      "equivalent: statuses are numbers",
  },
  "receive.ts": {
    "const cancel = (): void => detach(() => (source.read ? source.cancel() : source.return()));":
      "equivalent: `detach` drops what the call of a missing function throws",
  },
};
