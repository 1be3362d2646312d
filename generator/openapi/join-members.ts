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

/** Members of which one is found without putting all of them together. */
export interface JoinedMembers extends Members {
  /** Returns the property of a name. */
  readonly find: (name: string) => Schema | undefined;
}

/**
 * Returns the members of several parts together, which are put together when somebody asks: in a chain of parts that
 * each add a property, every link would copy all the links behind it, and most links are only ever part of another.
 */
export function joinMembers(parts: readonly SomeMembers[]): JoinedMembers {
  return new Link(parts);
}

class Link implements JoinedMembers {
  #parts: readonly SomeMembers[];
  #waiting: Link | undefined;
  #whole: Members | undefined;
  #place: Place | undefined;
  readonly #weight: number;

  constructor(parts: readonly SomeMembers[]) {
    // One part may wait. Were it several, parts of parts could be the same thousands of times. The others are copied,
    // so that the largest waits: the rest of a chain may come before what a link adds, or after it.
    const weights = parts.map((part) =>
      part instanceof Link && part.#whole === undefined ? part.#weight : 0,
    );
    const largest = Math.max(0, ...weights);
    const waiting = largest === 0 ? -1 : weights.indexOf(largest);
    this.#weight = weights.reduce((sum, weight) => sum + weight, 1);
    this.#parts = parts.map((part, index) => {
      if (!(part instanceof Link)) return part;
      if (index !== waiting) return part.#join();
      this.#waiting = part;
      return part;
    });
  }

  get properties(): Members["properties"] {
    return this.#join().properties;
  }

  get required(): Members["required"] {
    return this.#join().required;
  }

  find(name: string): Schema | undefined {
    if (this.#whole !== undefined) return this.#whole.properties.get(name);
    const { height, chain } = this.#place ?? this.#findPlace();
    const after = chain.after.get(name)?.findLast((each) => each.height <= height);
    if (after !== undefined) return after.schema;
    const [before] = chain.before.get(name) ?? [];
    const isBehind = before !== undefined && before.height <= height;
    return chain.base?.find(name) ?? (isBehind ? before.schema : undefined);
  }

  #join(): Members {
    if (this.#whole !== undefined) return this.#whole;
    const properties = new Map<string, Schema>();
    const required = new Set<string>();
    const left: SomeMembers[] = [this];
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      if (next instanceof Link && next.#whole === undefined) {
        left.push(...next.#parts.toReversed());
        continue;
      }
      const { properties: more, required: names } = next;
      for (const [name, schema] of more) properties.set(name, schema);
      for (const name of names) required.add(name);
    }
    this.#whole = { properties, required };
    this.#parts = [];
    this.#waiting = undefined;
    return this.#whole;
  }

  /** Lists what the links from here on declare, up to one that was listed before. */
  #findPlace(): Place {
    const links: Link[] = [];
    let base = this.#waiting;
    for (; base?.isUnlisted === true; base = base.#waiting) links.push(base);
    const known = base?.place;
    const isTop = known !== undefined && known.height === known.chain.height;
    const chain: Chain = isTop
      ? known.chain
      : { before: new Map(), after: new Map(), height: 0, base };
    for (const link of links.toReversed()) link.#list(chain);
    return this.#list(chain);
  }

  /** Where it stands in a chain, once somebody asked. */
  get place(): Place | undefined {
    return this.#place;
  }

  get isUnlisted(): boolean {
    return this.#whole === undefined && this.#place === undefined;
  }

  #list(chain: Chain): Place {
    chain.height += 1;
    const { height } = chain;
    const middle = this.#waiting === undefined ? -1 : this.#parts.indexOf(this.#waiting);
    for (const [index, part] of this.#parts.entries()) {
      if (index === middle) continue;
      const side = index < middle ? chain.before : chain.after;
      for (const [name, schema] of part.properties) declare(side, name, { height, schema });
    }
    this.#place = { chain, height };
    return this.#place;
  }
}

/** Adds what a link declares; of several of its parts the last one counts. */
function declare(side: Chain["after"], name: string, declared: Declared): void {
  const all = side.get(name);
  if (all === undefined) side.set(name, [declared]);
  else if (all.at(-1)?.height === declared.height) all.splice(-1, 1, declared);
  else all.push(declared);
}

/** Where a link stands in a chain. */
interface Place {
  readonly chain: Chain;
  readonly height: number;
}

/** What the links of a chain declare by themselves, so that each of them finds what stands behind it. */
interface Chain {
  /** What stands before the rest of the chain, by name; the lowest link's counts. */
  readonly before: Map<string, Declared[]>;
  /** What stands after the rest of the chain, by name; the highest link's counts. */
  readonly after: Map<string, Declared[]>;
  /** How many links there are. */
  height: number;
  /** What the lowest link goes on with: a link in the middle of another chain, or one that is put together. */
  readonly base: Link | undefined;
}

interface Declared {
  readonly height: number;
  readonly schema: Schema;
}
