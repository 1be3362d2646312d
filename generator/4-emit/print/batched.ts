/** Does several things in one go; gives a result for each, in their order. */
export type DoAll<In, Out> = (all: readonly In[]) => Promise<readonly Out[]>;

interface Waiting<In, Out> {
  readonly one: In;
  readonly resolve: (result: Out) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Makes a function for one thing of a function for several: what is asked for at about the same time, before
 * the event loop comes round, is done together.
 */
export function batched<In, Out>(doAll: DoAll<In, Out>): (one: In) => Promise<Out> {
  let waiting: Waiting<In, Out>[] = [];
  const work = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    try {
      const results = await doAll(batch.map(({ one }) => one));
      if (results.length !== batch.length) {
        throw new Error(`there are ${results.length} results for ${batch.length} things`);
      }
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Out);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  return (one) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(() => void work());
      waiting.push({ one, resolve, reject });
    });
}
