import type { Schema } from "../types/openapi.js";
import { type Components, resolveSchema } from "./resolve-schema.js";

/** How a value of a schema comes from the values of the schemas that it is made of; all of them are resolved. */
export interface Fold<T> {
  readonly partsOf: (spec: Components, schema: Schema) => readonly Schema[];
  readonly merge: (spec: Components, schema: Schema, valueOf: (part: Schema) => T) => T;
  /** The value of what is part of itself, and of a reference that leads nowhere. */
  readonly none: T;
}

/** A schema whose parts are looked at one by one. */
interface Visit {
  readonly resolved: Schema;
  readonly left: Schema[];
}

/**
 * Returns the value of a schema. Without recursion, since schemas may lead from one to the next thousands of times; what
 * was met before is not looked at again, nor is what the same fold found before in the document.
 */
export function foldSchema<T>(spec: Components, schema: Schema, fold: Fold<T>): T {
  const start = resolveSchema(spec, schema);
  if (start === undefined) return fold.none;
  const { finished, asked } = memoryOf(spec, fold);
  const before = finished.get(start) ?? asked.get(start);
  if (before !== undefined) return before.value;
  const known = new Map<Schema, Found<T>>();
  const find = (part: Schema) => finished.get(part) ?? known.get(part);
  const valueOf = (part: Schema): T => (find(part) ?? { value: fold.none }).value;
  const enter = (resolved: Schema): Visit => {
    return { resolved, left: [...fold.partsOf(spec, resolved)].reverse() };
  };
  const visits = [enter(start)];
  const open = new Set([start]);
  let isCircular = false;
  for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
    const { resolved, left } = visit;
    const next = left.pop();
    if (next === undefined) {
      visits.pop();
      open.delete(resolved);
      const found = { value: fold.merge(spec, resolved, valueOf) };
      known.set(resolved, found);
      if (!isCircular) finished.set(resolved, found);
    } else if (open.has(next)) {
      // What is part of itself is not whole for whoever comes back to it.
      isCircular = true;
    } else if (find(next) === undefined) {
      open.add(next);
      visits.push(enter(next));
    }
  }
  const value = valueOf(start);
  asked.set(start, { value });
  return value;
}

interface Found<T> {
  readonly value: T;
}

/** What a fold found in a document, which never changes. */
interface Memory<T> {
  /** Of what leads to no circle. */
  readonly finished: WeakMap<Schema, Found<T>>;
  /** Of the schemas that were asked for themselves. */
  readonly asked: WeakMap<Schema, Found<T>>;
}

const memories = new WeakMap<Components, WeakMap<object, Memory<unknown>>>();

function memoryOf<T>(spec: Components, fold: Fold<T>): Memory<T> {
  const folds = memories.get(spec) ?? new WeakMap<object, Memory<unknown>>();
  memories.set(spec, folds);
  const memory = folds.get(fold) ?? { finished: new WeakMap(), asked: new WeakMap() };
  folds.set(fold, memory);
  return memory as Memory<T>;
}
