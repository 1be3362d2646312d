import truto = require("@linkmint/truto");
import { JunctionClient } from "@linkmint/junction";

const client: truto.Truto = new truto.Truto({ token: "t" });
const minted: Promise<truto.TrutoLinkToken> = client.createLinkToken({ tenant_id: "acme-1" });
const fromDefault: truto.Truto = truto.default;
const junction = new JunctionClient({ apiKey: "k", environment: "sandbox" });
export = { minted, fromDefault, junction };
