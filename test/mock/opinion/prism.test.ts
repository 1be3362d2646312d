import { createMock } from "@linkmint/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readDescriptions } from "../described.js";
import { requestOf } from "../request-of.js";
import { withMinted } from "../with-minted.js";
import { breaches, type Subject } from "./breaches.js";
import { onlyOurs, onlyTheirs } from "./known-differences.js";
import { servePrism, type ServedSpec } from "./prism.js";

/*
 * A second opinion on our mock: Prism serves the same specs. Each example passes both, what Prism refuses we refuse, and
 * what we alone refuse is in `known-differences.ts`.
 */
const descriptions = await readDescriptions();

describe.each(descriptions)("$id", (provider) => {
  const mock = createMock([provider], { seed: 7 });
  let served: ServedSpec;

  beforeAll(async () => {
    served = await servePrism(provider.id);
  });
  afterAll(() => served?.close());

  const subjects = provider.operations.flatMap((operation) =>
    (operation.examples ?? []).map(({ name, value }) => ({
      name: `${operation.id}, example ${name}`,
      subject: { provider, operation, value } as Subject,
    })),
  );

  test.each(subjects)("$name passes both", async ({ subject }) => {
    const { operation } = subject;
    const isOnlyTheirs = onlyTheirs.some(
      (each) => each.provider === provider.id && each.operation === operation.id,
    );
    const prism = isOnlyTheirs ? "refused" : "taken";
    expect(await askBoth(subject)).toEqual({ prism, ours: "taken" });
  });

  test.each(subjects)("$name is refused by ours where Prism refuses it", async ({ subject }) => {
    for (const { name, make } of breaches) {
      const verdicts = await askBoth(subject, make);
      if (verdicts === undefined) continue;
      const isKnown = onlyOurs.some(
        ({ breach, providers = [provider.id] }) =>
          breach === name && providers.includes(provider.id),
      );
      const wanted = isKnown || verdicts.prism === "refused" ? "refused" : "taken";
      expect({ name, ours: verdicts.ours }).toEqual({ name, ours: wanted });
    }
  });

  type Make = (typeof breaches)[number]["make"];
  type Verdicts = { readonly prism: string; readonly ours: string };

  async function askBoth(subject: Subject, make?: Make): Promise<Verdicts | undefined> {
    const value = await withMinted(mock, provider, subject.value);
    const [url, right] = await requestOf(mock, provider, subject.operation, value);
    const request = make === undefined ? right : make(right, { ...subject, value });
    if (request === undefined) return undefined;
    const { baseUrl } = mock.options(provider);
    const [theirs, ours] = await Promise.all([
      fetch(served.url + url.slice(baseUrl.length), request),
      mock.fetch(url, request),
    ]);
    await theirs.arrayBuffer();
    return { prism: verdictOf(theirs), ours: verdictOf(ours) };
  }
});

function verdictOf({ ok, status }: Response): string {
  if (status >= 500) throw new Error(`no verdict, but ${status}`);
  return ok ? "taken" : "refused";
}
