/**
 * A reference within its document without the percent signs that a URI reference may be written with
 * (RFC 6901, 6), so that everybody reads it alike.
 *
 * @example plainReference("#/components/schemas/List%5BItem%5D"); // "#/components/schemas/List[Item]"
 */
export function plainReference(reference: string): string {
  try {
    return reference.startsWith("#") ? decodeURIComponent(reference) : reference;
  } catch {
    return reference;
  }
}
