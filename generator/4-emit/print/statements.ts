import {
  type InterfaceDeclarationStructure,
  type OptionalKind,
  StructureKind,
  type TypeAliasDeclarationStructure,
  VariableDeclarationKind,
  type VariableStatementStructure,
} from "ts-morph";

/** An exported constant. */
export function exportedConstant({
  name,
  type,
  value,
  docs = [],
}: Constant): VariableStatementStructure {
  return {
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    docs: [...docs],
    declarations: [{ name, initializer: value, ...(type !== undefined && { type }) }],
  };
}

interface Constant {
  readonly name: string;
  readonly type?: string;
  readonly value: string;
  readonly docs?: readonly string[];
}

/** An exported type alias. */
export function typeAlias(
  name: string,
  type: string,
  docs: readonly string[] = [],
): TypeAliasDeclarationStructure {
  return { kind: StructureKind.TypeAlias, isExported: true, name, type, docs: [...docs] };
}

/** An exported interface. */
export function exportedInterface(
  structure: OptionalKind<InterfaceDeclarationStructure>,
): InterfaceDeclarationStructure {
  return { kind: StructureKind.Interface, isExported: true, ...structure };
}
