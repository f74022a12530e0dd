import type { Channel } from "../../article/channel.ts";
import { backgrounds, defaultAccent, lightened, paper } from "../../article/colour.ts";
import { article, code, contents } from "./article.ts";
import { listing } from "./listing.ts";
import { subscribe } from "./subscribe.ts";
import { fontFaces } from "./typeface.ts";

/** The site's only style sheet, in the channel's accent colour. */
export function styleSheet({ accent = defaultAccent }: Pick<Channel, "accent">): string {
  return [
    `:root { --paper: ${paper.light}; --tint: ${backgrounds.light}; --accent: ${accent}; }`,
    `@media (prefers-color-scheme: dark) { :root { --paper: ${paper.dark}; --tint: ${backgrounds.dark}; --accent: ${lightened(accent, backgrounds.dark)}; } }`,
    fontFaces,
    base,
    listing,
    article,
    code,
    contents,
    subscribe,
    print,
  ].join("\n");
}

/** Colours, type and layout of every page. `styleSheet` sets the accent colour and the backgrounds. */
export const base = `
:root {
  color-scheme: light dark;
  --ink: #1c1b19; --quiet: #5a5751; --line: #dbd6cc; --shade: #1c1b1940; --bold: 680;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial,
    sans-serif, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC";
  /* Faces of Chinese have Latin letters too, so they come last. */
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Sitka Text", Cambria, Georgia, "Noto Serif",
    "Liberation Serif", serif, "Songti SC", "Source Han Serif SC", "Noto Serif CJK SC";
  --display: Newsreader, var(--serif);
  --mono: ui-monospace, "Cascadia Code", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  --measure: 65ch;
}
/* Between 36 and 40 characters. */
:lang(zh), :lang(ja), :lang(ko) { --measure: 38em; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #dedad2; --quiet: #a19c92; --line: #34312c; --shade: #000c; --bold: 600; }
  h1, h2, h3, .brand { color: #f2eee6; }
  img { filter: brightness(.88); }
}
:lang(zh-Hant) { --sans: system-ui, "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", sans-serif; }
:lang(ja) { --sans: system-ui, "Hiragino Sans", "Yu Gothic", Meiryo, "Noto Sans CJK JP", sans-serif; }
:lang(ko) { --sans: system-ui, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK KR", sans-serif; }
/* On screens, the serif faces of these scripts are hard to read at the size of a text, but not of a headline. */
:lang(zh), :lang(ja), :lang(ko) { --serif: var(--sans); --bold: 700; }
:lang(zh) { --display: "Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", var(--sans); }
:lang(zh-Hant) { --display: "Songti TC", "Source Han Serif TC", "Noto Serif CJK TC", "Noto Serif TC", var(--sans); }
:lang(ja) { --display: "Hiragino Mincho ProN", "Yu Mincho", "Noto Serif CJK JP", var(--sans); }
:lang(ko) { --display: AppleMyungjo, "Noto Serif CJK KR", var(--sans); word-break: keep-all; }
:lang(ar), :lang(fa), :lang(ur) { --sans: system-ui, "Segoe UI", "Geeza Pro", "Noto Sans Arabic", Tahoma, sans-serif; --serif: var(--sans); --display: "Noto Naskh Arabic", "Al Bayan", "Sakkal Majalla", var(--sans); --bold: 700; }
:lang(he) { --display: "Frank Ruhl Libre", "Noto Serif Hebrew", David, var(--sans); }

*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0 auto; max-width: 72rem; min-height: 100vh; padding: 0 1.25rem;
  display: flex; flex-direction: column;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.6 var(--sans); overflow-wrap: break-word;
}
main { flex: 1; padding-bottom: 3rem; }
main:focus { outline: 0; }
h1, h2, h3 { font-family: var(--display); font-weight: var(--bold); line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(1.875rem, 1.3rem + 2.2vw, 3rem); line-height: 1.1; letter-spacing: -.015em; margin: 0 0 .75rem; }
/* Letters that are joined, or that fill a square, keep their distance. */
h1:dir(rtl), :is(h1, h3):lang(zh), :is(h1, h3):lang(ja), :is(h1, h3):lang(ko), h3:dir(rtl) { letter-spacing: 0; }
h1:dir(rtl), h2:dir(rtl), h3:dir(rtl) { line-height: 1.4; }
h1:lang(zh), h2:lang(zh), h3:lang(zh), h1:lang(ja), h2:lang(ja), h3:lang(ja), h1:lang(ko), h2:lang(ko), h3:lang(ko) { line-height: 1.3; }
h2 { font-size: 1.375rem; margin: 2.5rem 0 1rem; }
h3 { font-size: 1.1875rem; margin: 1.75rem 0 .5rem; }
p, ul, ol, dl, table, pre, blockquote, figure { margin: 0 0 1.1rem; }
img, video, audio, iframe { max-width: 100%; }
img, video { height: auto; vertical-align: middle; }
a { color: var(--accent); text-decoration-thickness: .06em; text-underline-offset: .18em; }
a:hover { text-decoration-thickness: .14em; }
:focus-visible { outline: .2rem solid var(--accent); outline-offset: .15rem; border-radius: .1rem; }
/* Code is written from left to right, whatever surrounds it. */
code, pre, kbd, samp { font-family: var(--mono); font-size: .875em; direction: ltr; unicode-bidi: isolate; hyphens: manual; }
[hidden] { display: none !important; }
.quiet { color: var(--quiet); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.skip:focus { position: absolute; inset-inline-start: 1rem; inset-block-start: .5rem; z-index: 2; background: var(--paper); padding: .5rem 1rem; }

.masthead {
  display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1.5rem;
  padding: .875rem 0; border-bottom: 1px solid var(--line);
}
.brand {
  display: flex; align-items: center; gap: .625rem; color: inherit; text-decoration: none;
  font: var(--bold) 1.25rem/1.2 var(--display);
}
.brand img { width: 2.25rem; height: 2.25rem; border-radius: .25rem; filter: none; }
.masthead ul, .crumbs ol, .languages ul, .chips, .row {
  display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.25rem; list-style: none; margin: 0; padding: 0;
}
.masthead li a { display: inline-block; padding: .375rem 0; color: inherit; text-decoration: none; }
.masthead li a:hover { text-decoration: underline; }
.masthead ul { gap: .5rem clamp(.75rem, 3vw, 1.25rem); }
.trail { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; padding: .875rem 0; font-size: .875rem; }
.crumbs ol { gap: .125rem .5rem; }
.crumbs li + li::before { content: "›"; content: "›" / ""; margin-inline-end: .5rem; color: var(--quiet); }
/* The title of a page may be long, and stands below as its heading. */
.crumbs { min-width: 0; }
.crumbs li:last-child { max-width: min(100%, 24rem); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.crumbs [aria-current] { color: var(--quiet); }
.crumbs a, .languages a { color: var(--quiet); display: inline-block; padding: .125rem 0; }
.languages [rel=alternate] { color: var(--accent); }

.button, .masthead li a.button, button {
  display: inline-block; padding: .4375rem .9375rem; border: 1px solid var(--accent); border-radius: .3125rem;
  background: var(--accent); color: var(--paper); font: 700 .9375rem/1.5 var(--sans);
  text-decoration: none; cursor: pointer;
}
.button:hover, button:hover, .masthead li a.button:hover { text-decoration: underline; }
@media (max-width: 30rem) {
  .brand { font-size: 1.0625rem; gap: .5rem; }
  .brand img { width: 2rem; height: 2rem; }
  .masthead { column-gap: .75rem; font-size: .9375rem; }
  .masthead li a.button { padding: .3125rem .75rem; }
}
.button.plain, button.plain { background: transparent; color: var(--accent); }

.footer {
  border-top: 1px solid var(--line); padding: 1.5rem 0 2.5rem; font-size: .875rem; color: var(--quiet);
}
.footer p { margin: 0 0 .375rem; }
.footer a { color: inherit; }
.menu ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0 0 .75rem; padding: 0; }
.menu a { display: inline-block; padding: .1875rem 0; }
address.contact { margin-top: 1.5rem; font-style: normal; }
address.contact p { margin: 0; }
`;

/** Print style: the article and its source, without navigation. */
export const print = `
@media print {
  :root { --paper: #fff; --tint: #fff; --ink: #000; --quiet: #444; --line: #999; --accent: #000; color-scheme: light; }
  @page { margin: 2cm; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .masthead nav, .trail, .skip, .share, .further, .box, .paging, .footer p:not(.copyright), button, .sections, .listing > aside { display: none !important; }
  .text { --out: 0px; }
  .article, .text { max-width: none; }
  .text { font-size: 11pt; line-height: 1.5; }
  h1 { font-size: 20pt; }
  h1, h2, h3, figcaption { break-after: avoid; }
  figure, pre, blockquote, table, .card { break-inside: avoid; }
  .text figure img { max-height: 11cm; width: auto; }
  .text pre { white-space: pre-wrap; padding: 0; }
  .files { padding: 0; }
  p { orphans: 3; widows: 3; }
  .text a[href^=http]::after { content: " (" attr(href) ")"; font-size: .8em; overflow-wrap: anywhere; }
  img { filter: none; }
  video, audio, iframe { display: none; }
}
`;
