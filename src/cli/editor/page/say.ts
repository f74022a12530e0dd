/** An element of a page, as far as this uses it. Its types would contradict the Worker's. */
interface Dialog {
  textContent: string;
  append(...nodes: unknown[]): void;
  setAttribute(name: string, value: string): void;
  addEventListener(type: "click" | "close", listener: () => void): void;
  showModal(): void;
  close(): void;
  remove(): void;
}

/** A page on which something is said. */
export interface SpokenPage {
  readonly body: { append(...nodes: unknown[]): void };
  createElement(name: string): Dialog;
}

const look =
  "max-width: 36rem; padding: 1.5rem; border: 1px solid GrayText; border-radius: 8px; " +
  "background: Canvas; color: CanvasText; font: 1rem/1.5 system-ui, sans-serif";
const buttonLook =
  "margin-top: 1rem; padding: 0.4rem 1.5rem; border: 1px solid ButtonBorder; border-radius: 4px; " +
  "background: ButtonFace; color: ButtonText; font: inherit; cursor: pointer";

/** Says something in a dialog in front of everything else, until the person has read it. */
export function say(page: SpokenPage, [first = "", ...others]: readonly string[]): void {
  const dialog = page.createElement("dialog");
  dialog.setAttribute("role", "alertdialog");
  dialog.setAttribute("aria-label", first);
  dialog.setAttribute("style", look);
  for (const text of [first, ...others]) {
    const line = page.createElement("p");
    line.textContent = text;
    dialog.append(line);
  }
  const button = page.createElement("button");
  button.setAttribute("style", buttonLook);
  button.textContent = "OK";
  button.addEventListener("click", () => dialog.close());
  dialog.append(button);
  dialog.addEventListener("close", () => dialog.remove());
  page.body.append(dialog);
  dialog.showModal();
}
