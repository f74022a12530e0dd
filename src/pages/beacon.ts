/**
 * Tells of a view when the page has been seen for a second: once for each article while the tab is open,
 * and not where the reader asked not to be tracked or where a program drives the browser. The path is in
 * `<meta name="views">`. Cookies are not sent. A browser without sessionStorage tells at every load, and
 * the counter knows better.
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
}`;
