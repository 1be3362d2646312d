import { type Breach, findBreach } from "./find-breach.js";
import type { Mode, Modes } from "./operation.js";

/**
 * The ways to use an operation; an input has to fit at least one, or the one that a call asks for.
 *
 * @example
 * inputModes({ connect: { required: ["tenant_id"] }, renew: { required: ["account_id"] } });
 */
export function inputModes<Name extends string>(
  rules: Readonly<Record<string, Mode<NoInfer<Name>>>>,
): Modes<Name> {
  return {
    rules,
    findMisfit: (body, { mode, publicName }) => {
      const breaches: NamedBreach[] = [];
      for (const [name, each] of Object.entries(rules)) {
        if (mode === undefined || name === mode) {
          const breach = findBreach(each, body);
          if (breach.count === 0) {
            return undefined;
          }
          breaches.push({ name, ...breach });
        }
      }
      const nearest = breaches.filter(({ count }) =>
        breaches.every((other) => count <= other.count),
      );
      const fields = nearest.flatMap(({ missing, unmet, excess }) => [missing, unmet, excess]);
      return nearest.length > 0
        ? {
            message: nearest.map((breach) => explain(breach, publicName)).join(", or "),
            fields: [...new Set(fields.flat(2))].map(publicName),
          }
        : undefined;
    },
  };
}

interface NamedBreach extends Breach {
  readonly name: string;
}

/** Such as "mode fresh needs products, user or first + last and takes no token". */
function explain(
  { name, missing, unmet, excess }: NamedBreach,
  publicName: (wireName: string) => string,
): string {
  const groups = unmet.map((group) => group.map(publicName).join(" + ")).join(" or ");
  const needs = [...missing.map(publicName), groups].filter(Boolean).join(", ");
  const refuses = excess.map(publicName).join(", ");
  const wants = [needs && `needs ${needs}`, refuses && `takes no ${refuses}`];
  return `mode ${name} ${wants.filter(Boolean).join(" and ")}`;
}
