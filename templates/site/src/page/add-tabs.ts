let groups = 0;

/** Shows one panel of a group at a time, with a tab for each (WAI-ARIA Authoring Practices, "Tabs"). */
export function addTabs(group: HTMLElement): void {
  const panels = [...group.querySelectorAll<HTMLElement>(":scope > .panel")];
  if (panels.length < 2) return;
  groups += 1;
  const list = document.createElement("div");
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", group.dataset["label"] ?? "");
  const tabs = panels.map((panel, index) => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.id = `tab-${groups}-${index}`;
    tab.textContent = panel.dataset["title"] ?? "";
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    list.append(tab);
    return tab;
  });
  const show = (chosen: number): void => {
    for (const [index, panel] of panels.entries()) {
      panel.hidden = index !== chosen;
      tabs[index]?.setAttribute("aria-selected", String(index === chosen));
      tabs[index]?.setAttribute("tabindex", index === chosen ? "0" : "-1");
    }
  };
  const move = (to: number): void => {
    const chosen = (to + tabs.length) % tabs.length;
    show(chosen);
    tabs[chosen]?.focus();
  };
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener("click", () => show(index));
    tab.addEventListener("keydown", (event) => {
      const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: tabs.length - 1 };
      const next = to[event.key as keyof typeof to] as number | undefined;
      if (next === undefined) return;
      event.preventDefault();
      move(next);
    });
    panels[index]?.addEventListener("show", () => show(index));
  }
  group.prepend(list);
  group.classList.add("tabbed");
  show(0);
}
