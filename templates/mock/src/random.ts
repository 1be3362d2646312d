/** Gives numbers from 0 to 1; its serial number is another for each call. */
export type Random = (() => number) & { readonly serial: number };

/**
 * Makes numbers from 0 to 1 that follow from a text and nothing else: the same on every platform.
 *
 * The generator is sfc32, seeded by an FNV-1a hash; good enough for tokens that protect nothing.
 */
export function createRandom(seed: string, serial = 0): Random {
  let hash = 2166136261;
  for (let index = 0; index < seed.length; index += 1) {
    hash = Math.imul(hash ^ seed.charCodeAt(index), 16777619);
  }
  let [a, b, c, count] = [hash, hash ^ 0x9e3779b9, hash ^ 0x243f6a88, 1];
  const next = (): number => {
    const sum = (a + b + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round += 1) next();
  return Object.assign(next, { serial });
}
