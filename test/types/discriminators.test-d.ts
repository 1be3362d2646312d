import { expectType } from "./expect-type.js";
import {
  Acme,
  type CreateSessionRequest,
  type Holder,
  type Return,
} from "./samples/discriminators/index.js";
import type { components, operations } from "./samples/discriminators/schema.js";

type Wire = operations["createSession"]["requestBody"]["content"]["application/json"];
type Layout = CreateSessionRequest["layout"];
type Consent = CreateSessionRequest["consent"];
type Funding = CreateSessionRequest["funding"];
type Theme = CreateSessionRequest["theme"];
type Asset = NonNullable<CreateSessionRequest["assets"]>[number];

// Numbers and booleans tell branches apart; a value that the mapping gives to another branch is none of this one.
expectType<Layout & Wire["layout"]>({ version: 1, width: 2 });
expectType<Layout & Wire["layout"]>({ version: 2, columns: 2 });
// @ts-expect-error -- the first version has no columns
expectType<Layout>({ version: 1, columns: 2 });
// @ts-expect-error -- nor on the wire
expectType<Wire["layout"]>({ version: 1, columns: 2 });
// @ts-expect-error -- no text
expectType<Layout>({ version: "1", width: 2 });
expectType<Consent & Wire["consent"]>({ given: true, at: "now" });
expectType<Consent & Wire["consent"]>({ given: false, reason: "r" });
// @ts-expect-error -- what is given is given at a time
expectType<Consent>({ given: true });
// @ts-expect-error -- on the wire too
expectType<Wire["consent"]>({ given: true });

// Of a list that all branches have, each takes what the mapping says.
expectType<Return & components["schemas"]["Return"]>({ how: "app", url: "u" });
expectType<Return & components["schemas"]["Return"]>({ how: "message", origin: "o" });
// @ts-expect-error -- a redirect leads somewhere
expectType<Return>({ how: "redirect" });
// @ts-expect-error -- on the wire too
expectType<components["schemas"]["Return"]>({ how: "redirect" });

// What tells branches apart is there, required or not.
expectType<Funding & Wire["funding"]>({ kind: "card", number: "1" });
expectType<Funding & Wire["funding"]>({ kind: "bank", iban: "1" });
expectType<Funding & Wire["funding"]>(null);
// @ts-expect-error -- a card, or a bank?
expectType<Funding>({ number: "1" });
// @ts-expect-error -- nobody knows it on the wire either
expectType<Wire["funding"]>({ iban: "1" });

// A parent is one of its children, by mapping, constant or name.
expectType<Holder & Wire["holder"]>({ type: "person", born: "1970" });
expectType<Holder & Wire["holder"]>({ type: "plc", ticker: "T", owners: [{ type: "company" }] });
// @ts-expect-error -- a person is born
expectType<Holder>({ type: "person" });
// @ts-expect-error -- on the wire too
expectType<Wire["holder"]>({ type: "person" });
// @ts-expect-error -- no such holder
expectType<Holder>({ type: "Person", born: "1970" });
expectType<Asset>({ assetType: "House" });
expectType<Asset>({ assetType: "boat", sails: 2 });
// @ts-expect-error -- a boat has sails
expectType<Asset>({ assetType: "boat" });

// What no value leads to takes any, or none.
expectType<Theme & Wire["theme"]>({ colour: "red" });
expectType<Theme & Wire["theme"]>({ name: "brand", colour: "red" });
expectType<Theme & Wire["theme"]>({ name: "dark", contrast: 2 });

const acme = new Acme();
const { raw } = await acme.createLinkToken({
  layout: { version: 1, width: 2 },
  holder: { type: "person", born: "1970" },
});
if (raw.holder.type === "plc") expectType<string>(raw.holder.ticker);
// @ts-expect-error -- nobody has looked at its type
expectType<string>(raw.holder.ticker);
if (raw.layout.version === 1) expectType<number>(raw.layout.width);
else expectType<number>(raw.layout.columns);
const [event] = raw.events;
if (event !== undefined && "page" in event) expectType<string>(event.page);
// A value that is new is compared with, and leads to the default.
if (event?.type === "closed") expectType<string | undefined>(event.detail);
