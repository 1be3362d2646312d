import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { JSON_SCHEMA, load } from "js-yaml";

/** The files of a folder that are OpenAPI documents, by name. */
export function listDocuments(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && /\.(?:ya?ml|json)$/u.test(entry.name))
    .map(({ name }) => name)
    .filter((name) => {
      const text = readFileSync(path.join(folder, name), "utf8");
      return /^[\s{]*["']?(?:openapi|swagger)["']?\s*:/mu.test(text);
    })
    .sort();
}

/** Every operation of a document; none of one that cannot be read, about which `add` has a word. */
export function listOperations(file) {
  const { paths = {} } = read(file) ?? {};
  return Object.entries(paths ?? {}).flatMap(([location, item]) =>
    Object.entries(item ?? {})
      .filter(([method]) => methods.includes(method))
      .map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${location}`,
        words: `${location} ${operation?.operationId ?? ""}`.toLowerCase(),
      })),
  );
}

const methods = ["get", "put", "post", "delete", "patch"];

/** The operation that looks most like minting a token; of equals, the first. There may be none to name. */
export function chooseOperation(operations) {
  if (operations.length === 0) return "POST /";
  const rated = operations.map(({ name, words }) => ({ name, rate: rateOf(name, words) }));
  return rated.toSorted((one, other) => other.rate - one.rate)[0].name;
}

/** What `add` cannot know of a document that does not say where its API is. */
export function chooseFlags(file) {
  const { servers } = read(file) ?? {};
  const urls = Array.isArray(servers) ? servers.map((server) => String(server?.url)) : [];
  const isAbsolute = urls.length > 0 && urls.every((url) => /^https?:\/\//u.test(url));
  return isAbsolute ? [] : ["--server", "https://api.example.com"];
}

const likely = { link: 3, token: 3, session: 2, connect: 2, widget: 2, create: 1, embed: 1 };

function rateOf(name, words) {
  const found = Object.keys(likely).filter((word) => words.includes(word));
  const about = found.reduce((sum, word) => sum + likely[word], 0);
  return (name.startsWith("POST ") ? 10 : 0) + about - words.length / 1000;
}

/** As many members of a list as were asked for, in an order that the seed alone decides. */
export function sample(list, { size, seed }) {
  const rest = [...list];
  let state = seed;
  // mulberry32, as short as generators that can be repeated come.
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return Array.from({ length: Math.min(size, list.length) }, () => {
    const [chosen] = rest.splice(Math.floor(random() * rest.length), 1);
    return chosen;
  });
}

function read(file) {
  const text = readFileSync(file, "utf8");
  try {
    return file.endsWith(".json") ? JSON.parse(text) : load(text, { schema: JSON_SCHEMA });
  } catch {
    return undefined;
  }
}
