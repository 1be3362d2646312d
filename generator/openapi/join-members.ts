import type { Schema } from "../types/openapi.js";

/** What a schema and its parts say of an object: they may declare in one location and require in another. */
export interface Members {
  readonly properties: ReadonlyMap<string, Schema>;
  readonly required: ReadonlySet<string>;
}

/** Some members, of which later ones with a name count for more. */
export interface SomeMembers {
  readonly properties: Iterable<readonly [name: string, schema: Schema]>;
  readonly required: Iterable<string>;
}

/**
 * Returns the members of several parts together, which are put together when somebody asks: in a chain of parts that
 * each add a property, every link would copy all the links behind it, and most links are only ever part of another.
 */
export function joinMembers(parts: readonly SomeMembers[]): Members {
  // One part may wait. Were it several, parts of parts could be the same thousands of times.
  const waiting = parts.findIndex((part) => part instanceof JoinedMembers && part.isWaiting);
  return new JoinedMembers(
    parts.map((part, index) => {
      return part instanceof JoinedMembers && index !== waiting ? part.whole() : part;
    }),
  );
}

class JoinedMembers implements Members {
  #parts: readonly SomeMembers[];
  #whole: Members | undefined;

  constructor(parts: readonly SomeMembers[]) {
    this.#parts = parts;
  }

  get isWaiting(): boolean {
    return this.#whole === undefined;
  }

  get properties(): Members["properties"] {
    return this.whole().properties;
  }

  get required(): Members["required"] {
    return this.whole().required;
  }

  whole(): Members {
    if (this.#whole !== undefined) return this.#whole;
    const properties = new Map<string, Schema>();
    const required = new Set<string>();
    const left: SomeMembers[] = [this];
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      if (next instanceof JoinedMembers && next.#whole === undefined) {
        left.push(...next.#parts.toReversed());
        continue;
      }
      const { properties: more, required: names } = next;
      for (const [name, schema] of more) properties.set(name, schema);
      for (const name of names) required.add(name);
    }
    this.#whole = { properties, required };
    this.#parts = [];
    return this.#whole;
  }
}
