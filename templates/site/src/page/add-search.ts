const most = 12;

/** Adds a field that finds others: by name, then by path, then by what is said of them. */
export function addSearch(tools: HTMLElement): void {
  if (document.querySelector("[data-path]") === null) return;
  // Read where somebody searches, which few do.
  let fields: readonly Found[] | undefined;
  const box = document.createElement("div");
  box.className = "search";
  const input = document.createElement("input");
  input.type = "search";
  input.id = "search";
  input.placeholder = "Find a field";
  input.setAttribute("aria-label", "Find a field");
  input.setAttribute("aria-controls", "found");
  input.autocomplete = "off";
  const status = document.createElement("p");
  status.className = "status";
  status.setAttribute("role", "status");
  const list = document.createElement("ul");
  list.id = "found";
  const results = document.createElement("div");
  results.className = "results";
  results.hidden = true;
  results.append(status, list);
  box.append(input, results);
  tools.append(box);

  const update = (): void => {
    const wanted = input.value.trim().toLowerCase();
    results.hidden = wanted === "";
    const found = wanted === "" ? [] : rank((fields ??= readFields()), wanted);
    status.textContent =
      found.length === 0
        ? "No field has it."
        : `${found.length} field${found.length === 1 ? "" : "s"}`;
    list.replaceChildren(...found.slice(0, most).map(({ id, path }) => entry(id, path)));
  };
  const close = (): void => {
    input.value = "";
    update();
  };
  input.addEventListener("input", update);
  list.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a") !== null) close();
  });
  box.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === "Escape") {
      close();
      input.focus();
    } else if (event.key === "ArrowDown") {
      links[at + 1]?.focus();
    } else if (event.key === "ArrowUp") {
      (links[at - 1] ?? input).focus();
    } else if (event.key === "Enter" && at < 0) {
      links[0]?.click();
    } else {
      return;
    }
    event.preventDefault();
  });
  addEventListener("keydown", (event) => {
    const isTyping =
      event.target instanceof Element && event.target.closest("input, select, textarea") !== null;
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
}

interface Found {
  readonly id: string;
  readonly path: string;
  readonly text: string;
}

function readFields(): readonly Found[] {
  return [...document.querySelectorAll<HTMLElement>("[data-path]")].map((element) => ({
    id: element.id,
    path: element.dataset["path"] ?? "",
    text: ownText(element).toLowerCase(),
  }));
}

function rank(fields: readonly Found[], wanted: string): Found[] {
  const scored = fields.flatMap((field) => {
    const path = field.path.toLowerCase();
    const name = path.slice(path.lastIndexOf(".") + 1);
    const score =
      path === wanted
        ? 0
        : name === wanted
          ? 1
          : name.startsWith(wanted)
            ? 2
            : path.includes(wanted)
              ? 3
              : field.text.includes(wanted)
                ? 4
                : undefined;
    return score === undefined ? [] : [{ field, score }];
  });
  return scored.sort((a, b) => a.score - b.score).map(({ field }) => field);
}

function entry(id: string, path: string): HTMLLIElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `#${encodeURIComponent(id)}`;
  link.textContent = path;
  item.append(link);
  return item;
}

/** What is said of a field itself, without the fields inside it. */
function ownText(element: HTMLElement): string {
  return [...element.children]
    .filter((child) => !(child instanceof HTMLDetailsElement))
    .map((child) => child.textContent ?? "")
    .join(" ");
}
