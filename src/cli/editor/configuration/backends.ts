import type { CmsConfig } from "@sveltia/cms";

/**
 * Where `npm start` keeps files: in the folder that the editor chooses. Sveltia CMS opens a folder only if a Git
 * host is configured too. This one leads nowhere, and the page hides its buttons.
 *
 * @param folder the name of the project's folder, by which the browser remembers what was chosen
 */
export function localBackend(folder: string): CmsConfig["backend"] {
  return { name: "gitea", repo: `local/${folder}`, app_id: "none", auth_methods: ["oauth"] };
}
