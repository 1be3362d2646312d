import { createAcmeFetchClient } from "./samples/composed-schemas/index.js";
import { expectType } from "./expect-type.js";

/* What the plain client takes and gives, where openapi-typescript would not say what the spec does. */
const client = createAcmeFetchClient();
const body = { language: "en", user: { name: "Ada" }, tree: {} };

// A property that is required and only answered is none of a request.
const { data } = await client.POST("/tokens", { body });
if (data?.base) expectType<number>(data.base.version);
// @ts-expect-error: it cannot be sent
await client.POST("/tokens", { body: { ...body, version: 1 } });

// A part that only requires has it required, whichever part declares it.
await client.POST("/tokens", { body: { ...body, named: { language: "en", more: "x" } } });
// @ts-expect-error: more is missing
await client.POST("/tokens", { body: { ...body, named: { language: "en" } } });

// A choice stands beside properties, not in their place.
await client.POST("/tokens", { body: { ...body, either: { kind: "a", language: "en" } } });
// @ts-expect-error: kind is missing
await client.POST("/tokens", { body: { ...body, either: { language: "en" } } });
// @ts-expect-error: neither of the choice
await client.POST("/tokens", { body: { ...body, either: { kind: "a", language: 1, name: 1 } } });

// Null where it is the one value.
await client.POST("/tokens", { body: { ...body, nothing: null } });
if (data?.nothing !== undefined) expectType<null>(data.nothing);
// @ts-expect-error: a text is not null
await client.POST("/tokens", { body: { ...body, nothing: "" } });
