import type { Checked } from "../../types/diagnostic.js";

/** What a config exports, as yet unchecked. */
export type Exported = Checked<{ readonly value: unknown }>;

/** The text of a config, and where it stands. */
interface ConfigText {
  readonly path: string;
  readonly text: string;
}

/**
 * What the configs of this process export. Node keeps every module that it loads, so that each text is loaded
 * but once.
 */
export interface ConfigMemory {
  /** What a config exports, which `read` gives, as the one of that number, where its text was not the same before. */
  readonly recall: (
    config: ConfigText,
    read: (number: number) => Exported | Promise<Exported>,
  ) => Promise<Exported>;
}

export function createConfigMemory(): ConfigMemory {
  const memories = new Map<string, { readonly text: string; readonly exported: Exported }>();
  let loaded = 0;
  return {
    async recall({ path, text }, read) {
      const memory = memories.get(path);
      if (memory?.text === text) return memory.exported;
      loaded += 1;
      const exported = await read(loaded);
      // What failed may have failed for the lack of another file.
      if (exported.diagnostics.length === 0) memories.set(path, { text, exported });
      return exported;
    },
  };
}
