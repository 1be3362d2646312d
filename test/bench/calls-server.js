/* Answers every request with one fixed body; prints its port. A process of its own, so that it does not share a thread with what is measured. */
import { createServer } from "node:http";

const body = JSON.stringify({
  link_token: "link-sandbox-af1a0311-da53-4636-b754-dd15cc058176",
  expiration: "2030-01-01T00:00:00Z",
  request_id: "XQVgFigpGHXkb0b",
});
const headers = { "content-type": "application/json", "content-length": body.length };

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => response.writeHead(200, headers).end(body));
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.stdout.write(`${server.address().port}\n`));
