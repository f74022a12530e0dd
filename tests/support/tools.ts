import { spawnSync } from "node:child_process";

/**
 * Programs of others that tests try Broadsheet with: the command of a shell that succeeds where the
 * program is installed, and the Debian packages it comes in.
 */
const tools = {
  feedparser: {
    found: `/usr/bin/python3 -c "import feedparser"`,
    packages: "python3-feedparser",
  },
  curl: { found: "command -v curl", packages: "curl" },
  git: { found: "command -v git", packages: "git" },
  jing: { found: "command -v jing", packages: "jing" },
  // These would need a screen and a session.
  liferea: {
    found:
      "command -v liferea && command -v xvfb-run && command -v dbus-run-session && command -v gdbus",
    packages: "liferea xvfb dbus libglib2.0-bin",
  },
  mounts: { found: "unshare -rm mount -t tmpfs tmpfs /mnt", packages: "util-linux" },
  newsboat: { found: "command -v newsboat", packages: "newsboat" },
  nginx: { found: "command -v nginx", packages: "nginx" },
  python: { found: "command -v python3", packages: "python3" },
  rss2email: { found: "command -v r2e", packages: "rss2email" },
  sfeed: { found: "command -v sfeed", packages: "sfeed" },
  simplepie: {
    found: `command -v php && php -r 'require "simplepie/autoloader.php";'`,
    packages: "php-cli libphp-simplepie",
  },
  squid: { found: "command -v squid", packages: "squid" },
  varnish: { found: "command -v varnishd", packages: "varnish" },
} as const;

export type Tool = keyof typeof tools;

/** The environment for starting a tool. Servers are in folders outside an ordinary user's PATH. */
export const toolEnvironment = { ...process.env, PATH: `${process.env["PATH"]}:/usr/sbin:/sbin` };

/** Whether a tool is installed on this machine. */
export function isInstalled(tool: Tool): boolean {
  return spawnSync("sh", ["-c", tools[tool].found], { env: toolEnvironment }).status === 0;
}

/** The end of the name of a test that does not run because a tool is missing. */
export function missingNotice(tool: Tool): string {
  return ` — needs ${tool}, which is not installed (apt-get install ${tools[tool].packages})`;
}
