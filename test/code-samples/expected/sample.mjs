const tokenResponse = await fetch("https://api.pipedream.com/v1/oauth/token", {
  method: "POST",
  headers: {
    "Content-Type": "application/x-www-form-urlencoded",
  },
  body: new URLSearchParams([
    ["grant_type", "client_credentials"],
    ["client_id", process.env.PIPEDREAM_CLIENT_ID],
    ["client_secret", process.env.PIPEDREAM_CLIENT_SECRET],
  ]),
  redirect: "error",
  signal: AbortSignal.timeout(30_000),
});
if (!tokenResponse.ok) throw new Error(`${tokenResponse.status} ${await tokenResponse.text()}`);
const { access_token: accessToken } = await tokenResponse.json();
if (!accessToken) throw new Error("The response has no access_token.");

const response = await fetch("https://api.pipedream.com/v1/connect/proj_abc123/tokens", {
  method: "POST",
  headers: {
    Authorization: `Bearer ${accessToken}`,
    "x-pd-environment": "development",
    "Content-Type": "application/json",
  },
  body: JSON.stringify({
    external_user_id: "user-123",
    allowed_origins: ["https://app.acme.example"],
    scope: "connect:accounts:read connect:accounts:write",
    expires_in: 900,
  }),
  redirect: "error",
  signal: AbortSignal.timeout(30_000),
});
if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
console.log(await response.json());
