import { useState } from "preact/hooks";

/** A text as it is typed, with the value that was made of it; a value from elsewhere replaces both. */
export function useDraft(
  value: unknown,
  format: (value: unknown) => string,
): readonly [text: string, keep: (text: string, value: unknown) => void] {
  const [draft, setDraft] = useState({ text: format(value), value });
  const text = draft.value === value ? draft.text : format(value);
  return [text, (typed, next) => setDraft({ text: typed, value: next })];
}
