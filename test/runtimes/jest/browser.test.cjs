/** @jest-environment jsdom */
const { Truto } = require("@linkmint/truto");

const input = { tenant_id: "acme-1" };

test("jsdom counts as a browser", () => {
  expect(() => new Truto({ token: "t0ken" })).toThrow("where everybody can read your credentials");
});

test("dangerouslyAllowBrowser lets a client work there", async () => {
  // jsdom has neither a fetch nor a Response.
  const fetch = async () => ({
    ok: true,
    status: 200,
    headers: new Headers(),
    text: async () => JSON.stringify({ link_token: "minted" }),
  });
  const truto = new Truto({ token: "t0ken", fetch, dangerouslyAllowBrowser: true });
  await expect(truto.createLinkToken(input)).resolves.toMatchObject({ token: "minted" });
});
