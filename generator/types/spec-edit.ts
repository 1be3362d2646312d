import type { JsonValue } from "./json.js";

/** One change to what a spec says, by JSON Pointers. */
export type SpecEdit =
  | {
      /** Gives a key of the mapping at `pointer` a value, last where it is new. */
      readonly kind: "set";
      readonly pointer: string;
      readonly key: string;
      readonly value: JsonValue;
    }
  | {
      /** Adds an item to the list at `pointer`. */
      readonly kind: "append";
      readonly pointer: string;
      readonly value: JsonValue;
    }
  | {
      /** Takes away the key or the item at `pointer`. */
      readonly kind: "remove";
      readonly pointer: string;
    };
