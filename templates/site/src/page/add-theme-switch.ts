const themes = ["system", "light", "dark"] as const;
type Theme = (typeof themes)[number];

const key = "linkmint-theme";

/** Adds the choice between light, dark and what the system says; it is remembered where that is allowed. */
export function addThemeSwitch(tools: HTMLElement): void {
  const label = document.createElement("label");
  label.className = "theme";
  const select = document.createElement("select");
  for (const theme of themes) {
    const option = document.createElement("option");
    option.value = theme;
    option.textContent = theme === "system" ? "System" : theme === "light" ? "Light" : "Dark";
    select.append(option);
  }
  select.value = recall();
  apply(recall());
  select.addEventListener("change", () => {
    const theme = themes.find((each) => each === select.value) ?? "system";
    apply(theme);
    remember(theme);
  });
  label.append("Colours ", select);
  tools.append(label);
}

function apply(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset["theme"];
  else dataset["theme"] = theme;
}

/** Storage may be blocked or full: the page works without it. */
function recall(): Theme {
  try {
    const kept = localStorage.getItem(key);
    return themes.find((each) => each === kept) ?? "system";
  } catch {
    return "system";
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // The choice holds until the page is left.
  }
}
