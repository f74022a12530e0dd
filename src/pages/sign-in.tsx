import { editorFolder, handOverScript } from "../article/editor-host.ts";
import { feedsIn, type PageContext, renderPage } from "./layout.tsx";

/** Why nobody was signed in: the status of the answer, and what the page says. */
export const refusals = {
  state: [400, "This sign-in began in another window, or more than ten minutes ago."],
  denied: [403, "You did not allow GitHub to sign you in."],
  expired: [400, "GitHub's permission has expired, or was used before."],
  repository: [403, "The site's GitHub App is not installed in its repository."],
  rights: [403, "You may not write in the site's repository."],
  application: [502, "GitHub does not accept the site's GitHub App."],
  host: [502, "GitHub gave no answer that can be used."],
  busy: [429, "Your network asks too often. Wait a minute."],
} as const;

/**
 * The page after a sign-in. Its script hands the result to the editor, in the window that opened this one,
 * with the messages of Netlify's and Decap's editors.
 *
 * @param result a token, or why there is none
 */
export function signInPage(
  context: PageContext,
  result: { readonly token: string } | { readonly error: string },
): string {
  const isSignedIn = "token" in result;
  const title = isSignedIn ? "You are signed in" : "You are not signed in";
  const kind = isSignedIn ? "success" : "error";
  const message = JSON.stringify({ ...result, provider: "github" });
  return renderPage({
    ...context,
    title,
    description: title,
    feeds: { title: context.channel.title, href: feedsIn("/") },
    children: (
      <div class="hero" lang="en" dir="ltr">
        <h1>{title}</h1>
        {!isSignedIn && <p>{result.error}</p>}
        <p>
          Close this window and go back to <a href={editorFolder}>the editor</a>.
        </p>
        <script src={handOverScript} data-message={`authorization:github:${kind}:${message}`} />
      </div>
    ),
  });
}
