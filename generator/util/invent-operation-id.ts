import { toCamelCase } from "./casing.js";

/** An operationId from an operation's path, which none of the `taken` ones is: `postLinkToken` for `POST /link/token`. */
export function inventOperationId(
  { method, path }: { readonly method: string; readonly path: string },
  taken: ReadonlySet<string>,
): string {
  const wanted = toCamelCase(`${method} ${path}`);
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}${number}`;
  return id;
}
