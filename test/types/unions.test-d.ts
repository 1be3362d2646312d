import { expectType } from "./expect-type.js";
import type { Widget, CreateWidgetUrlResponse } from "./samples/schema-shapes/models.js";
import { Acme, type CreateSessionRequest } from "./samples/unions/index.js";
import { Acme as TextAcme } from "./samples/text-response/index.js";

// An input is one of several, not a mixture.
expectType<CreateSessionRequest>({ type: "user", user: "u" });
expectType<CreateSessionRequest>({ type: "team", team: "t", seats: 2 });
// @ts-expect-error -- a team's property is missing
expectType<CreateSessionRequest>({ type: "team", user: "u" });
// @ts-expect-error -- no such type
expectType<CreateSessionRequest>({ type: "robot", user: "u" });

// A discriminator narrows, by mapping, name or constant.
const { session, outcome } = await new Acme().sessions.create({ type: "user", user: "u" });
if (session.kind === "hosted") expectType<string>(session.url);
else expectType<string | undefined>(session.origin);
// @ts-expect-error -- nobody has looked at its kind
expectType<string>(session.url);
if (outcome?.ok === "yes") expectType<string>(outcome.id);
else expectType<string | undefined>(outcome?.reason);

// What is only answered is not sent, and what is only sent is not answered.
expectType<Widget>({ widget_type: "connect_widget", "kebab-case": "k", size: "", colour: null });
// @ts-expect-error -- readOnly
expectType<Widget>({ widget_type: "connect_widget", "kebab-case": "k", id: "i" });
// @ts-expect-error -- readOnly by its component
expectType<Widget>({ widget_type: "connect_widget", "kebab-case": "k", created: "c" });
declare const response: CreateWidgetUrlResponse;
expectType<string>(response.data["widget-url"].Href);
// @ts-expect-error -- writeOnly
response.data["widget-url"].signing_key;
// @ts-expect-error -- writeOnly by its component
response.data["widget-url"].secret;

// A text is a string, and the whole of it is the token.
expectType<string>(await new TextAcme().tokens.create({ user: "u" }));
expectType<string>((await new TextAcme().createLinkToken({ user: "u" })).raw);
