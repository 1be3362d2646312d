import type { Security } from "./authentication.js";
import { howToGive } from "./how-to-give.js";
import { readVariable } from "./read-variable.js";

/**
 * Credentials that do in place of each other: each is a list of options that go together. A call uses the
 * first of which all is given, among those that the call names one of; else those that the client does; else
 * those that a variable does. So what is given at a call is never passed over.
 *
 * @example
 * alternatives(["apiKey"], ["clientId", "clientSecret"]);
 */
export function alternatives(...all: readonly (readonly string[])[]): Security {
  return ({ provider: { credentials }, options, settings, fail }) => {
    const variableOf = (name: string): string | undefined => credentials[name]?.variable;
    const sources: ((name: string) => unknown)[] = [
      (name) => (options as Given)[name],
      (name) => (settings as Given)[name],
      (name) => readVariable(variableOf(name)),
    ];
    const isGiven = (name: string): boolean => {
      const given = sources.map((read) => read(name)).find((value) => value != null);
      return Boolean(given) || (given === "" && credentials[name]?.empty === true);
    };
    const named =
      sources
        .map((read) => all.filter((names) => names.some((name) => read(name) != null)))
        .find(({ length }) => length > 0) ?? all;
    const missing = named.map((names) => names.filter((name) => !isGiven(name)));
    const least = Math.min(...missing.map(({ length }) => length));
    if (least === 0) {
      return named[missing.findIndex(({ length }) => length === 0)] ?? [];
    }
    const nearest = missing.filter(({ length }) => length === least);
    const explain = (name: string): string => `${name} is missing: ${howToGive(variableOf(name))}`;
    throw fail(
      "configuration",
      `${nearest.map((names) => names.map(explain).join("; and ")).join("; or ")}.`,
      { fields: [...new Set(nearest.flat())] },
    );
  };
}

type Given = Readonly<Record<string, unknown>>;
