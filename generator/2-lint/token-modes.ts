import { toPointer } from "../openapi/pointer.js";
import type { ModeExtension } from "../types/extensions.js";
import type { TokenOperation } from "./build-context.js";

/** A mode of an operation, and where it stands. */
export interface TokenMode {
  readonly name: string;
  readonly pointer: string;
  readonly mode: ModeExtension;
}

/** The modes of an operation whose form is right. */
export function tokenModes({ tokenPointer, token }: TokenOperation): TokenMode[] {
  return Object.entries(token?.modes ?? {}).map(([name, mode]) => ({
    name,
    pointer: tokenPointer + toPointer(["modes", name]),
    mode,
  }));
}

/** A property that a mode names. */
export interface ModeProperty {
  readonly property: string;
  readonly pointer: string;
  readonly list: "required" | "forbidden" | "anyOf";
}

/** Every property that a mode names, in the order of the vocabulary. */
export function modeProperties({ pointer, mode }: TokenMode): ModeProperty[] {
  const plain = (list: "required" | "forbidden") =>
    mode[list].map((property, index) => ({
      property,
      pointer: `${pointer}/${list}/${index}`,
      list,
    }));
  const groups = mode.anyOf.flatMap((group, outer) =>
    group.map((property, index) => ({
      property,
      pointer: `${pointer}/anyOf/${outer}/${index}`,
      list: "anyOf" as const,
    })),
  );
  return [...plain("required"), ...groups, ...plain("forbidden")];
}
