/** An object that counts how often one of its values is read. */
export function countReads<Values extends object>(
  values: Values,
): { readonly counted: Values; readonly reads: () => number } {
  let reads = 0;
  const get = (target: Values, key: string | symbol): unknown => {
    reads += 1;
    return Reflect.get(target, key);
  };
  return { counted: new Proxy(values, { get }), reads: () => reads };
}
