type Request = Readonly<Record<string, unknown>>;

const least: Request = { client: "App", user: { id: "1" }, products: ["auth"], language: "en" };

const bank = { type: "bank", routing: "021000021" };
const wallet = { type: "wallet", address: "0xab" };

/** Requests for a link token, by what is particular to each: those that every framework takes, and those it does not. */
export const requests: Readonly<Record<string, unknown>> = {
  least,
  everything: {
    ...least,
    user: {
      id: "1",
      email: "a@b.example",
      born: "2000-02-29",
      address: { street: "Main", country: "FR" },
    },
    products: ["auth", "balance", "identity"],
    minutes: 5,
    share: 0.5,
    destination: bank,
    location: [48.85, -2.35],
    metadata: { order: "7", "two words": "" },
    note: null,
    startsAt: "2026-01-31T10:00:00Z",
    tags: ["a", "b"],
  },
  "another alternative": { ...least, destination: wallet },
  "empty map and list": { ...least, metadata: {}, tags: [] },
  "at the limits": { ...least, client: "x".repeat(30), minutes: 240, share: 1, note: "" },
  "names of Object": { ...least, metadata: { constructor: "a", toString: "b" } },

  "no body": null,
  "a list": [],
  "nothing required": {},
  "a required name is missing": { ...least, user: undefined },
  "text as a number": { ...least, client: 1 },
  "text too short": { ...least, client: "" },
  "text too long": { ...least, client: "x".repeat(31) },
  "nested name missing": { ...least, user: {} },
  "nested text too long": { ...least, user: { id: "1", address: { street: "", country: "FRA" } } },
  "nested text too short": { ...least, user: { id: "1", address: { street: "", country: "F" } } },
  "nested null": { ...least, user: { id: null } },
  "no e-mail address": { ...least, user: { id: "1", email: "nobody" } },
  "no date": { ...least, user: { id: "1", born: "yesterday" } },
  "no time": { ...least, startsAt: "soon" },
  "unknown item": { ...least, products: ["auth", "loans"] },
  "no items": { ...least, products: [] },
  "too many items": { ...least, products: ["auth", "auth", "auth", "auth"] },
  "unknown member": { ...least, language: "de" },
  "number too small": { ...least, minutes: 4 },
  "number too large": { ...least, minutes: 241 },
  "a fraction": { ...least, minutes: 5.5 },
  "at a limit that is excluded": { ...least, share: 0 },
  "unknown alternative": { ...least, destination: { type: "gift" } },
  "alternative of another's properties": { ...least, destination: { ...wallet, type: "bank" } },
  "alternative without its name": { ...least, destination: { routing: "021000021" } },
  "alternative against its pattern": { ...least, destination: { ...bank, routing: "21" } },
  "alternative too short": { ...least, destination: { ...wallet, address: "0xa" } },
  "tuple too short": { ...least, location: [1] },
  "tuple too long": { ...least, location: [1, 2, 3] },
  "tuple of texts": { ...least, location: ["1", "2"] },
  "map of numbers": { ...least, metadata: { order: 7 } },
  "null that is not allowed": { ...least, tags: null },
  "list of numbers": { ...least, tags: [1] },
  "an unknown property": { ...least, colour: "red" },
};
