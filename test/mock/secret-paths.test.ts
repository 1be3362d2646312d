import { createMock } from "@linkmint/mock";
import { expect, test } from "vitest";
import { readDescriptions } from "./described.js";
import { requestOf } from "./request-of.js";

const operations = (await readDescriptions()).flatMap((provider) =>
  provider.operations.flatMap((operation) => {
    const secret = operation.parameters?.find(
      (each) => each.in === "path" && operation.sensitive?.includes(each.name),
    );
    return secret === undefined
      ? []
      : [{ id: operation.id, provider, operation, name: secret.name }];
  }),
);

test.each(operations)("$id shows no secret of its path", async ({ provider, operation, name }) => {
  const mock = createMock([provider]);
  const path = operation.path.replace(`{${name}}`, "planted-secret");
  const [url, init] = await requestOf(mock, provider, { ...operation, path }, {});
  await mock.fetch(url, init);
  expect(mock.requests.at(-1)?.operation).toBe(operation.id);
  expect(mock.requests.at(-1)?.path).toContain("[redacted]");
  expect(JSON.stringify(mock.requests)).not.toContain("planted-secret");
});
