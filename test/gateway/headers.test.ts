import { expect, test } from "vitest";
import { mxGateway } from "./mx-of.js";

/* A value of a page that becomes a header of the provider's request stays one value. */
test.each(["en\r\nx-evil: 1", "en\u0000", "en\nset-cookie: a=b", "en\r"])(
  "%j is refused, and nothing is sent",
  async (value) => {
    const { post, requests } = mxGateway({ url: "https://link.example" });
    const { status, body, headers } = await post("/link/mx", { accept_language: value });
    expect([status, body["code"]]).toEqual([422, "input-refused"]);
    expect([headers.has("x-evil"), headers.has("set-cookie")]).toEqual([false, false]);
    expect(requests).toEqual([]);
    expect(await post("/link/mx", { accept_language: "en" })).toMatchObject({ status: 200 });
    expect(requests.map((sent) => sent.get("accept-language"))).toEqual(["en"]);
  },
);
