import type { JsonValue } from "./json.js";

/** One change to what a spec says, by JSON Pointers. */
export type SpecEdit =
  | {
      /** Gives a key of the mapping at `pointer` a value; where it is new, last unless it says otherwise. */
      readonly kind: "set";
      readonly pointer: string;
      readonly key: string;
      readonly value: JsonValue;
      readonly position?: "first";
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
