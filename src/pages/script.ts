/*
 * The site's only script. Every page works without it. It is a string because it runs in the browser
 * as written, without its indentation. Pages control it with `data-` attributes:
 *
 *   data-copy="text"           a hidden button that copies the text
 *   data-share="address"       a hidden button that opens the system's share dialogue, titled data-title
 *   script[data-copied]        what a button says when it has copied, and data-failed when it could not
 *   .sections                  a row of topics: the current one moves into sight, and so does one that the
 *                              keyboard reaches (browsers are content if a part of it shows)
 *   a[data-large]              a link to a large picture in a gallery, which opens in a dialog: the keyboard
 *                              closes it, or a button that says what data-close of the script says
 *   form[data-live="#result"]  a form whose result is fetched and replaced whenever a choice changes, or which
 *                              is submitted if an answer has no such result;
 *                              screen readers announce the element in it that is marked data-said
 */
export const script = `"use strict";
(() => {
  const { copied, failed, close } = document.currentScript.dataset;
  const activate = (root) => {
    for (const button of root.querySelectorAll("[data-copy], [data-share]")) {
      button.hidden = !navigator[button.dataset.copy ? "clipboard" : "share"];
    }
  };
  activate(document);
  const reveal = (topic) => document.querySelector(".sections " + topic)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  reveal("[aria-current]");
  document.addEventListener("focusin", () => reveal(":focus-visible"));

  document.addEventListener("click", async ({ target }) => {
    const button = target instanceof Element && target.closest("[data-copy], [data-share]");
    if (!button) return;
    const { copy, share, title } = button.dataset;
    if (share) return navigator.share({ url: share, title }).catch(() => {});
    const words = button.textContent;
    button.textContent = await navigator.clipboard.writeText(copy).then(() => copied, () => failed);
    setTimeout(() => { button.textContent = words; }, 2000);
  });

  document.addEventListener("click", (event) => {
    const { target, metaKey, ctrlKey, shiftKey } = event;
    const link = target instanceof Element && target.closest("a[data-large]");
    if (!link || metaKey || ctrlKey || shiftKey) return;
    event.preventDefault();
    const all = [...link.closest(".figures").querySelectorAll("a[data-large]")];
    let at = all.indexOf(link);
    const [dialog, image, text, end] = ["dialog", "img", "p", "button"].map((name) => document.createElement(name));
    const show = (step) => {
      at = (at + step + all.length) % all.length;
      const { alt } = all[at].querySelector("img");
      image.src = all[at].href;
      image.alt = alt;
      text.textContent = all[at].parentNode.querySelector("figcaption")?.textContent ?? "";
      dialog.ariaLabel = alt || text.textContent || all[at].ariaLabel;
    };
    show(0);
    dialog.className = "large";
    end.textContent = close;
    dialog.append(image, text, end);
    dialog.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    dialog.addEventListener("keydown", ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (step) show(getComputedStyle(dialog).direction === "rtl" ? -step : step);
    });
    document.body.append(dialog);
    dialog.showModal();
  });

  for (const form of document.querySelectorAll("form[data-live]")) {
    let latest;
    const show = async () => {
      latest?.abort();
      const asked = latest = new AbortController();
      const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
      const address = form.action + (query.size === 0 ? "" : "?" + query);
      try {
        const response = await fetch(address, { signal: asked.signal });
        if (!response.ok) throw new Error(response.statusText);
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        const [now, next] = [document, page].map((one) => one.querySelector(form.dataset.live));
        const open = now.querySelector("details")?.open;
        now.replaceChildren(...next.childNodes);
        if (open) now.querySelector("details").open = true;
        activate(now);
        const said = form.querySelector("[role=status]");
        if (said) said.textContent = now.querySelector("[data-said]")?.textContent ?? "";
        history.replaceState(null, "", address);
      } catch {
        if (!asked.signal.aborted) form.submit();
      }
    };
    form.addEventListener("change", show);
    form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
  }
})();
`.replace(/^ +/gm, "");

/**
 * Sends a beacon, without cookies, when the page has been visible for a second: once for each article
 * while the tab is open. It sends none if the reader asked not to be tracked or a program drives the
 * browser. The path is in `<meta name="views">`. A browser without sessionStorage sends a beacon at every
 * load; the counter still counts once in a visit.
 */
export const beaconScript = `{
const d = document, n = navigator, path = d.querySelector("meta[name=views]")?.content;
let timer, store = {};
try { store = sessionStorage } catch {}
const look = () => {
  clearTimeout(timer);
  if (path && !store[path] && !d.prerendering && d.visibilityState == "visible") timer = setTimeout(() => {
    store[path] = 1;
    fetch(path, { method: "POST", keepalive: true, credentials: "omit" }).catch(() => {});
  }, 1000);
};
if (!n.webdriver && !n.globalPrivacyControl && n.doNotTrack != 1) {
  d.addEventListener("visibilitychange", look);
  d.addEventListener("prerenderingchange", look);
  look();
}
}`.replace(/^ +/gm, "");
