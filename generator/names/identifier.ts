/** Words that cannot name a class, a constant or a parameter in a module (ECMA-262, 12.7.2). */
const reserved = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval " +
    "export extends false finally for function if implements import in instanceof interface let new " +
    "null package private protected public return static super switch this throw true try typeof " +
    "undefined var void while with yield"
  ).split(" "),
);

/** Names that every object already answers to; as a property they would shadow or be shadowed. */
const inherited = new Set([...Object.getOwnPropertyNames(Object.prototype), "prototype", "then"]);

/** Whether a name may stand as a class, a constant, a type, a method or an option in generated code. */
export function isSafeIdentifier(name: string): boolean {
  return isIdentifierName(name) && !reserved.has(name) && !inherited.has(name);
}

/** Whether a name may stand after a dot or as an unquoted key: an ASCII IdentifierName. */
export function isIdentifierName(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/u.test(name);
}
