/** Opens whatever is closed around the element that the address names, and shows it. */
export function openTarget(): void {
  const target = document.getElementById(readFragment());
  if (target === null) return;
  for (let each: Element | null = target; each !== null; each = each.parentElement) {
    if (each instanceof HTMLDetailsElement) each.open = true;
    if (each.classList.contains("panel")) each.dispatchEvent(new Event("show"));
  }
  const inside = target.querySelector<HTMLDetailsElement>(":scope > details");
  if (inside !== null) inside.open = true;
  target.scrollIntoView();
}

function readFragment(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}
