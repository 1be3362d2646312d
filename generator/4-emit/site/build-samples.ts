import {
  buildSampleRequest,
  type SampleRequest,
  sampleLanguages,
  type SampleSubject,
} from "@linkmint/site/samples";
import type { Block, Tab } from "./block.js";

/** Of which call to show code. */
export interface SamplesRequest extends SampleSubject {
  /** What the fragments of its tabs begin with. */
  readonly prefix: string;
  readonly claim: (anchor: string) => string;
}

/** A call in every language; none where a sample cannot say it. */
export function buildSamples({ prefix, claim, ...subject }: SamplesRequest): Block[] {
  let request: SampleRequest;
  try {
    request = buildSampleRequest(subject);
  } catch (error) {
    if (error instanceof TypeError) return [];
    throw error;
  }
  const tabs = sampleLanguages.flatMap(({ id, title, write }): Tab[] => {
    try {
      const block: Block = { kind: "sample", language: fenceNames[id] ?? id, code: write(request) };
      return [{ id: claim(`${prefix}${id}`), title, blocks: [block] }];
    } catch (error) {
      // A name in the spec is none in this language.
      if (error instanceof TypeError) return [];
      throw error;
    }
  });
  return tabs.length === 0 ? [] : [{ kind: "tabs", label: "Languages", tabs }];
}

/** What highlighters call a language. */
const fenceNames: Readonly<Record<string, string>> = { linkmint: "ts", curl: "sh" };
