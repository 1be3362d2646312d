import type { Schema } from "../types/openapi.js";
import { type Components, referencedComponent } from "./schema.js";

/** Returns the circles of component schemas that refer to each other through some of their inner schemas, each by its keys. */
export function findReferenceCycles(
  spec: Components,
  innerOf: (schema: Schema) => readonly Schema[],
): string[][] {
  const schemas = spec.components?.schemas ?? {};
  const directTargets = (key: string): string[] => targetsOf(schemas, key, innerOf);
  const cycles: string[][] = [];
  const done = new Set<string>();
  for (const start of Object.keys(schemas)) {
    if (done.has(start)) continue;
    const trail = [{ key: start, targets: directTargets(start) }];
    const positions = new Map([[start, 0]]);
    // A loop in place of recursion: a chain of schemas may be longer than the stack is deep.
    for (let last = trail.at(-1); last !== undefined; last = trail.at(-1)) {
      const target = last.targets.pop();
      if (target === undefined) {
        done.add(last.key);
        positions.delete(last.key);
        trail.pop();
        continue;
      }
      const position = positions.get(target);
      if (position !== undefined) {
        cycles.push(trail.slice(position).map(({ key }) => key));
      } else if (!done.has(target)) {
        positions.set(target, trail.length);
        trail.push({ key: target, targets: directTargets(target) });
      }
    }
  }
  return cycles;
}

/** Returns the components that a schema refers to, the first of them last. */
function targetsOf(
  schemas: Readonly<Record<string, Schema>>,
  key: string,
  innerOf: (schema: Schema) => readonly Schema[],
): string[] {
  const targets = new Set<string>();
  const visit = (schema: Schema): void => {
    const target = referencedComponent(schema);
    if (target !== undefined && Object.hasOwn(schemas, target)) targets.add(target);
    else innerOf(schema).forEach(visit);
  };
  const schema = Object.hasOwn(schemas, key) ? schemas[key] : undefined;
  if (schema !== undefined) visit(schema);
  return [...targets].reverse();
}
