import { h, type ComponentChild } from "preact";

/**
 * A form around one control, which is never submitted. Chromium's autofill reads all controls of a form, or all that are in
 * none, again with each key; in a form of its own, a control costs as much in a long page as in a short one.
 */
export function ownForm(...children: readonly ComponentChild[]): ComponentChild {
  const stay = (event: Event): void => event.preventDefault();
  return h("form", { class: "play-input", onSubmit: stay }, ...children);
}
