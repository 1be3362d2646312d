import { copyText } from "./copy-text.js";

/** Puts a button beside code that copies it; where the browser does not allow that, it selects the code. */
export function addCopy(code: HTMLElement): void {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    const isCopied = await copyText(code.textContent ?? "");
    if (!isCopied) getSelection()?.selectAllChildren(code);
    button.textContent = isCopied ? "Copied" : "Selected";
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  code.after(button);
}
