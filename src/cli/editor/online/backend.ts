import type { CmsConfig } from "@sveltia/cms";
import type { EditorHost } from "../../../article/editor-host.ts";

/**
 * Where the editor of a deployed site keeps what it writes, and how people sign in: with GitHub through the routes
 * of the site, and elsewhere without a secret (PKCE).
 *
 * @param site the site's address, without a slash at the end
 */
export function backendOf(host: EditorHost, site: string): CmsConfig["backend"] {
  const { kind, origin, api, repository, branch, app = "" } = host;
  const shared = {
    repo: repository,
    ...(branch !== undefined && { branch }),
    api_root: api,
    // A token that people copy would reach more than this repository.
    auth_methods: ["oauth" as const],
  };
  if (kind === "github") {
    return { name: kind, ...shared, base_url: site, auth_endpoint: "editor/auth" };
  }
  if (kind === "gitlab") {
    return { name: kind, ...shared, base_url: origin, auth_type: "pkce", app_id: app };
  }
  return { name: kind, ...shared, base_url: origin, app_id: app };
}
