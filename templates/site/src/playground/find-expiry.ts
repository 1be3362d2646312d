import {
  dateTimeExpiry,
  documentedExpiry,
  numberExpiry,
  type OperationDescription,
  requestExpiry,
  writtenExpiry,
} from "@linkmint/runtime";

interface Minted {
  readonly mode: string;
  readonly sent: Readonly<Record<string, unknown>>;
  readonly received: unknown;
  /** Milliseconds since the epoch. */
  readonly arrival: number;
}

/** Returns when what was minted expires, in milliseconds since the epoch; nothing where nobody says. */
export function findExpiry(
  { result, modes = {} }: OperationDescription,
  { mode, ...minted }: Minted,
): number | undefined {
  const expiresAt = result?.expiresAt;
  if (expiresAt === undefined) return undefined;
  const minting = { ...minted, modes: undefined, mode: undefined };
  const time = (() => {
    switch (expiresAt.kind) {
      case "field":
        return expiresAt.as === "date-time"
          ? dateTimeExpiry(expiresAt.pointer).read(minting)
          : numberExpiry(expiresAt.pointer, expiresAt.as).read(minting);
      case "request":
        return requestExpiry(expiresAt.pointer, expiresAt).read(minting);
      case "written":
        return writtenExpiry(expiresAt.pointer, expiresAt.default).read(minting);
      case "documented":
        return documentedExpiry(modes[mode]?.lifetime ?? expiresAt.seconds).read(minting);
      default:
        return expiresAt satisfies never;
    }
  })();
  return Number.isNaN(time) ? undefined : time;
}
