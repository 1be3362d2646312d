import { PipedreamClient } from "@linkmint/pipedream";

const pipedreamClient = new PipedreamClient({
  projectId: "proj_abc123",
  projectEnvironment: "development",
});
const response = await pipedreamClient.tokens.create({
  externalUserId: "user-123",
  allowedOrigins: ["https://app.acme.example"],
  scope: "connect:accounts:read connect:accounts:write",
  expiresIn: 900,
});
console.log(response);
