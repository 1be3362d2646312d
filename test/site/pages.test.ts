import { readFileSync, readdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parse, stringify } from "yaml";
import { describe, expect, test } from "vitest";
import { pagesOf } from "./pages-of.js";

/*
 * `spec.yaml` has one of everything that a page shows; `expected/` is what is written for it, all but the spec itself.
 * `UPDATE_EXPECTED=1 npx vitest run test/site` writes it anew: read the diff.
 */
const folder = path.join(import.meta.dirname, "expected");
const spec = readFileSync(path.join(import.meta.dirname, "spec.yaml"), "utf8");

test("the pages of a spec are what is expected", async () => {
  const tree = pagesOf(spec);
  // What names the schema for editors is a path of the repository.
  expect(tree.get("acme.yaml")).toBe(spec.replace(/^.*\n/u, ""));
  const shown = [...tree].filter(([name]) => !/^\.|yaml$/u.test(name));
  if (process.env["UPDATE_EXPECTED"] === "1") {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of shown) await writeFile(path.join(folder, name), text);
  }
  expect(readdirSync(folder).sort()).toEqual(shown.map(([name]) => name).sort());
  for (const [name, text] of shown) {
    expect(text).toBe(readFileSync(path.join(folder, name), "utf8"));
  }
});

test("code in a description is a block on pages, indented or between fences", () => {
  const document = parse(spec);
  document.components.schemas.TokenRequest.properties.user = {
    type: "object",
    description: "A user:\n\n    {\n      <b>\n    }\n\n~~~js\n*c*\n~~~",
  };
  const tree = pagesOf(stringify(document));
  const code = (text: string, language: string): string =>
    `<pre class="code" data-language="${language}" tabindex="0"><code>${text}</code></pre>`;
  expect(tree.get("acme.html")).toContain(code("{\n  &#60;b&#62;\n}", ""));
  expect(tree.get("acme.html")).toContain(code("*c*", "js"));
  expect(tree.get("acme.md")).toContain("A user: `{ <b> }` `*c*`");
});

/** The page in Markdown, with other properties of the request and other modes. */
function pageWith(properties: object, modes: object): string {
  const document = parse(spec);
  document.components.schemas.TokenRequest = { type: "object", properties };
  const post = Object.values<Record<string, Record<string, object>>>(document.paths)
    .flatMap((item) => Object.values(item))
    .find((operation) => "x-link-token" in operation);
  Object.assign(post?.["x-link-token"] ?? {}, { modes });
  const { content } = Object(post?.["requestBody"]);
  for (const each of Object.values<Record<string, unknown>>(content)) {
    delete each["examples"];
    delete each["example"];
  }
  return pagesOf(stringify(document)).get("acme.md") ?? "";
}

const connect = { connect: { summary: "Connect an account" } };

test.each([
  [{ type: "string" }, false],
  [{ type: "array", items: {} }, false],
  [{ type: ["string", "null"] }, true],
  [{ type: "null" }, true],
  [{ const: null }, true],
  [{ enum: ["a", null] }, true],
  [{ anyOf: [{ type: "string" }, {}] }, true],
  [{ description: "Whatever you like." }, true],
])("a page says whether a field takes null: %j", (field, takesNull) => {
  const [, request = ""] = pageWith({ field }, connect).split("### Request\n");
  const [said] = request.split("\n###");
  expect(said).toContain(
    takesNull
      ? "sent where a field takes it"
      : "None of these fields takes `null`: types and validators refuse it.",
  );
});

test("fields that go together are told as such where modes are compared", () => {
  const text = { type: "string" };
  const page = pageWith(
    { user: text, user_token: text, user_id: text, region: text },
    {
      connect: { summary: "Connect an account", anyOf: [["user"], ["user_id"]] },
      renew: { summary: "Renew it", anyOf: [["user", "user_token"], ["user_id"]] },
    },
  );
  expect(page).toContain(
    "| `user` | one of `user`, `user_id` | one of `user` + `user_token`, `user_id` |",
  );
  expect(page).toContain("| `user_token` | optional | one of `user` + `user_token`, `user_id` |");
  expect(page).not.toContain("| `region` |");
});

test("a page may speak to the gateways of the config, and names them as text", () => {
  const name = `Our "app" <b>`;
  const html = pagesOf(spec, { [name]: "https://app.example/link" }).get("acme.html") ?? "";
  expect(html).toMatch(
    /connect-src &#39;self&#39;[^;]*http:\/\/localhost:\* https:\/\/app\.example;/u,
  );
  expect(html).toContain("https://app.example/link");
  expect(html).not.toContain("<b>&");
  expect(html).not.toContain(name);
});

describe("text of a spec", () => {
  const html = (text: string): string => pagesOf(text).get("acme.html") ?? "";
  /** The spec with another text wherever it may say anything, and one name that is as odd. */
  const withText = (text: string): string => {
    const told = JSON.parse(
      JSON.stringify(parse(spec), (key, value: unknown) =>
        key === "description" || (key === "summary" && typeof value === "string") ? text : value,
      ),
    );
    const { properties } = told.components.schemas.TokenRequest;
    properties[`odd ${text}`] = { type: "string", enum: [text], default: text, examples: [text] };
    return stringify(told);
  };
  const hostile = [
    "</p></script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1)) ![b](http://evil.example/x.png)",
    "\"><svg/onload=alert(1)> ' onclick='alert(1)",
    "{{constructor}} ${alert(1)} <!-- --> &lt;b&gt; ]]>",
    "<style>*{display:none}</style> <base href=//evil.example>",
  ];
  const plain = html(withText("harmless"));

  test.each(hostile)("stays text: %s", (text) => {
    const page = html(withText(text));
    expect(tagsOf(page)).toEqual(tagsOf(plain));
    expect(visible(page)).toContain(text);
  });

  test("shows by number what would reorder or hide other text", () => {
    const page = html(withText("user\u202Egnp.exe \u2066\u0007"));
    expect(page).toContain("user[U+202E]gnp.exe [U+2066][U+0007]");
    expect([..."\u202E\u2066\u0007"].filter((each) => page.includes(each))).toEqual([]);
  });

  test("is what it was where it is sent", () => {
    const sent = "line 1\r\nline 2 \u200E";
    const told = parse(withText("harmless"));
    const { TokenRequest } = told.components.schemas;
    TokenRequest.properties.description = { type: "string", title: "\u202Etitle", default: sent };
    const page = html(stringify(told));
    const [, data = ""] = /id="provider">\n?(.*?)<\/script>/su.exec(page) ?? [];
    const described = JSON.stringify(JSON.parse(data));
    expect(described).toContain(
      JSON.stringify({ title: "[U+202E]title", default: sent }).slice(1, -1),
    );
  });

  test("is shown whole, however long", () => {
    const words = Array.from({ length: 10_000 }, (_, index) => `word${index}`).join(" ");
    const page = visible(html(withText(words)));
    expect(page).toContain(words);
  });

  test("ends no data block", () => {
    const page = html(withText("</script><script>alert(1)</script><!--"));
    const [, data = ""] =
      /<script type="application\/json" id="provider">([^]*?)<\/script>/u.exec(page) ?? [];
    expect(JSON.stringify(JSON.parse(data))).toContain("</script><script>alert(1)</script><!--");
  });

  test("links to nothing but https", () => {
    const page = html(
      withText("javascript:alert(1) data:text/html,x http://a.example https://b.example/x?y=1&z. "),
    );
    const links = [...page.matchAll(/href="([^"]+)"/gu)].map(([, target = ""]) => target);
    expect(links.filter((target) => target.includes(":"))).toContain(
      "https://b.example/x?y=1&#38;z",
    );
    expect(links.filter((target) => /^\w+:/u.test(target) && !target.startsWith("https:"))).toEqual(
      [],
    );
  });
});

test("a page has nothing inline, and a policy that would refuse it", () => {
  for (const [name, text] of pagesOf(spec)) {
    if (!name.endsWith(".html")) continue;
    expect(text).not.toMatch(
      /<style|\sstyle=|\son\w+=|<script(?! src="page-1\.js" defer>| type="application\/json" id="provider">)/u,
    );
    expect(text).toContain(
      "default-src &#39;none&#39;; script-src &#39;self&#39;; style-src &#39;self&#39;",
    );
  }
});

test("each fragment is there once, and each link within a page leads to one", () => {
  const page = pagesOf(spec).get("acme.html") ?? "";
  const ids = [...page.matchAll(/\sid="([^"]*)"/gu)].map(([, id = ""]) => id);
  expect(ids).toEqual([...new Set(ids)]);
  expect(ids).toContain("user.address.street");
  const targets = [...page.matchAll(/href="#([^"]*)"/gu)].map(([, id = ""]) =>
    decodeURIComponent(id),
  );
  expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
});

test("Markdown and the list of pages tell an assistant nothing to do", () => {
  const tree = pagesOf(spec);
  const texts = [tree.get("acme.md"), tree.get("llms.txt")].join("\n");
  expect(texts).not.toMatch(/\b(?:assistant|agent|model|prompt|you must|always use|prefer)\b/iu);
});

/** Names of elements and attributes in their order. */
function tagsOf(page: string): string[] {
  return [...page.matchAll(/<(\/?[a-z]\w*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/giu)].map(
    ([, name = "", attributes = ""]) => name + attributes.replace(/="[^"]*"/gu, ""),
  );
}

/** What of a page a reader sees, as text. */
function visible(page: string): string {
  return page
    .replace(/<[^>]*>/gu, "")
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCharCode(Number(code)));
}
