/**
 * The script of the page to which GitHub leads people back (`pages/sign-in.tsx`). It tells the editor the result
 * of the sign-in, if the window that opened this one shows a page of this site: first it asks, and only a page of
 * this origin can answer.
 */
export const handOver = `const { message = "" } = document.currentScript.dataset;
const { opener, origin } = window;
const question = "authorizing:github";
window.addEventListener("message", (event) => {
  if (event.source !== opener || event.origin !== origin || event.data !== question) return;
  opener.postMessage(message, origin);
});
opener?.postMessage(question, origin);
`;
