import type { Channel } from "../../article/channel.ts";
import { backgrounds, type Colour, lightened } from "../../article/colour.ts";
import { article } from "./article.ts";
import { base } from "./base.ts";
import { listing } from "./listing.ts";
import { print } from "./print.ts";
import { subscribe } from "./subscribe.ts";

/** Of a publication that names none. */
const defaultAccent: Colour = "#1d4f7c";

const paper = { light: "#fdfcfa", dark: "#181715" } as const;

/** The one style sheet of the site, in the channel's colour. */
export function styleSheet({ accent = defaultAccent }: Pick<Channel, "accent">): string {
  return [
    `:root { --paper: ${paper.light}; --tint: ${backgrounds.light}; --accent: ${accent}; }`,
    `@media (prefers-color-scheme: dark) { :root { --paper: ${paper.dark}; --tint: ${backgrounds.dark}; --accent: ${lightened(accent, backgrounds.dark)}; } }`,
    base,
    listing,
    article,
    subscribe,
    print,
  ].join("\n");
}
