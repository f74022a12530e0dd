/** Style of the page of an article. */
export const article = `
/* The measure is that of the text, so its face and size are set here. */
.article, .further { max-width: var(--measure); margin: 0 auto; font: 1.1875rem/1.62 var(--serif); }
.article { padding-top: .5rem; }
.article > *, .further > * { font: 1rem/1.6 var(--sans); }
.article > header { margin-bottom: 1.75rem; }
.article > header h1 { font-size: clamp(2rem, 1.5rem + 2vw, 3rem); line-height: 1.08; margin: .625rem 0 1rem; }
.article > header h1:dir(rtl), .article > header h1:lang(zh), .article > header h1:lang(ja), .article > header h1:lang(ko) { font-size: clamp(1.75rem, 1.4rem + 1.5vw, 2.375rem); line-height: 1.35; }
.kicker, .byline { font-size: .9375rem; margin: 0; }
.kicker a { font-weight: 700; text-decoration: none; }
.kicker a:hover { text-decoration: underline; }
.byline { color: var(--quiet); }
.byline a { color: inherit; }
.byline + .byline { margin-top: .25rem; }
.byline.meta { font-size: .9375rem; margin-inline: -.4em; }
.byline strong, .byline [rel=author] { color: var(--ink); font-weight: 700; }

.article > .text { font: inherit; }
.article:lang(zh), .article:lang(ja), .article:lang(ko), .further:lang(zh), .further:lang(ja), .further:lang(ko) { font-size: 1.0625rem; line-height: 1.75; }
.article > .text:lang(zh), .article > .text:lang(ja), .article > .text:lang(ko) { max-width: var(--measure); font: 1.0625rem/1.75 var(--sans); }
.article:dir(rtl), .article > .text:dir(rtl) { line-height: 1.85; }
.text > p, .text > ul, .text > ol, .text blockquote { text-wrap: pretty; hanging-punctuation: first allow-end last; hyphens: auto; hyphenate-limit-chars: 10 4 4; }
.text .data-footnote-backref:dir(rtl) { display: inline-block; transform: scaleX(-1); }
.text h1 { font-size: 1.875rem; margin-top: 2.5rem; }
.text h2 { font-size: 1.625rem; margin: 2.25rem 0 .625rem; }
.text h3 { font-size: 1.3125rem; }
.text li { margin-bottom: .375rem; }
.text blockquote { margin: 1.75rem 0; padding-inline-start: 1.25rem; border-inline-start: .1875rem solid var(--accent); }
.text blockquote > :last-child { margin-bottom: 0; }

/* How far pictures and tables may leave the measure on each side. */
.text { --out: max(0px, min(7rem, (100vw - var(--measure)) / 2 - 2.5rem)); }
.text figure { margin: 2rem 0; }
.text > .broad, .text > .figures { margin-inline: calc(-1 * var(--out)); }
/* A portrait is never taller than the window: the space beside it is tinted, so that nothing moves when it loads. */
.text figure img, .text figure video { max-height: 85vh; max-height: 85svh; object-fit: contain; background: var(--tint); }
.text figure iframe { background: var(--tint); }
.text iframe { width: 100%; height: auto; aspect-ratio: 16 / 9; border: 0; }
.text figcaption { margin-top: .5rem; font: .875rem/1.45 var(--sans); color: var(--quiet); text-wrap: pretty; }
.text .figures { display: flex; flex-wrap: wrap; gap: 1rem; margin-block: 2rem; }
.text .figures figure { flex: 1 1 9rem; min-width: 0; margin: 0; }
.text .figures img { display: block; width: 100%; height: clamp(8rem, 26vw, 15rem); object-fit: cover; }
.text .figures a { display: block; cursor: zoom-in; }
@media (min-width: 40rem) { .text .figures figure { flex-basis: 28%; } .text .figures:has(> :nth-child(4):last-child) figure { flex-basis: 40%; } }
dialog.large { max-width: none; max-height: none; width: 100%; height: 100%; padding: 1rem; border: 0; background: #12110f; color: #dedad2; cursor: zoom-out; }
dialog.large[open] { display: flex; flex-direction: column; align-items: center; gap: .75rem; }
dialog.large img { flex: 1 1 0; min-height: 0; max-width: 100%; object-fit: contain; filter: none; }
dialog.large p { margin: 0; max-width: 60ch; font-size: .9375rem; text-align: center; }
dialog.large p:empty { display: none; }
dialog.large button { border-color: #dedad2; background: transparent; color: inherit; }
dialog.large button:focus-visible { outline-color: #dedad2; }

/* A table that is wider than the measure leaves it, and scrolls only then. Shadows say where it goes on. */
.text .wide {
  position: relative; inset-inline-start: 50%; translate: -50%; width: fit-content; min-width: 100%; max-width: calc(100% + 2 * var(--out));
  overflow-x: auto; margin-bottom: 1.5rem; scrollbar-width: thin; scrollbar-color: var(--quiet) transparent;
  background:
    linear-gradient(to right, var(--paper) 30%, #0000) 0 0 / 3rem 100% no-repeat local, linear-gradient(to left, var(--paper) 30%, #0000) 100% 0 / 3rem 100% no-repeat local,
    linear-gradient(to right, var(--shade), #0000) 0 0 / .875rem 100% no-repeat, linear-gradient(to left, var(--shade), #0000) 100% 0 / .875rem 100% no-repeat;
}
.text .wide:dir(rtl) { translate: 50%; }
.text table { margin: 0; min-width: 100%; border-collapse: collapse; font: .9375rem/1.5 var(--sans); font-variant-numeric: tabular-nums; }
.text th, .text td { padding-inline-start: 0; padding-block: .5rem; padding-inline-end: 1.25rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; overflow-wrap: normal; }
.text thead th { border-bottom: 2px solid var(--quiet); }
.text :is(th, td):last-child { padding-inline-end: 0; }
/* An author who writes "right" means the right, in a text that runs to the left too. */
.text td.right, .text th.right { text-align: end; white-space: nowrap; }
.text td.right:dir(rtl), .text th.right:dir(rtl) { text-align: start; }
.text td.center, .text th.center { text-align: center; }
.text pre { overflow-x: auto; padding: 1rem; background: var(--tint); line-height: 1.5; }
.text :not(pre) > code, .text kbd { padding: .1em .3em; border-radius: .2rem; background: var(--tint); }
.text hr { width: 4rem; margin: 2.5rem auto; border: 0; border-top: 1px solid var(--quiet); }
.text mark { background: var(--tint); color: inherit; }
.text sup { line-height: 0; }
.text .sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.text .footnotes { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .9375rem; }

.article > footer { margin-top: 2.5rem; padding-top: 1.25rem; border-top: 1px solid var(--line); font-size: .9375rem; }
.article > footer > p { margin: 0 0 .25rem; }
.files { list-style: none; padding: 1rem 1.25rem; background: var(--tint); font-size: .9375rem; }
.corrections { margin-bottom: 1.25rem; padding-inline-start: 1.25rem; border-inline-start: .1875rem solid var(--accent); }
.corrections h2 { margin: 0 0 .375rem; font-size: 1.1875rem; }
.corrections p { margin: 0 0 .375rem; }
.share { margin: 1.25rem 0 0; }
.share .button, .share button { padding: .25rem .75rem; font-size: .875rem; }

.further { margin-top: 2.5rem; }
.further h2 { font-size: 1.375rem; }
.neighbours { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1rem; padding: 1.25rem 0; border-block: 1px solid var(--line); }
/* A card in a language that runs the other way stays on the side of its label. */
.neighbours > div > [dir] { text-align: end; }
.neighbours p.quiet { margin: 0 0 .25rem; font-size: .875rem; }
.neighbours .next:last-child:not(:first-child) { text-align: end; }
.neighbours .next:last-child:not(:first-child) > [dir] { text-align: start; }
`;

/** Style of the table of contents of a long article. */
export const contents = `
.contents details { margin: 0 0 1.75rem; padding: .5rem 1rem; border-radius: .375rem; background: var(--tint); }
.contents ol { margin: .25rem 0 .5rem; padding-inline-start: 1.5rem; }
.contents li { padding-block: .1875rem; }
@media print { .contents { display: none; } }
`;

/** The colours of code on a light and on a dark background. `press/html/colour-code.ts` writes the classes. */
export const codeColours = {
  comment: ["#68625a", "#a8a297"],
  keyword: ["#8b2252", "#f0a3c3"],
  string: ["#2a6634", "#a7d5a2"],
  constant: ["#7a4a00", "#e8c27a"],
  function: ["#1d4f7c", "#9cc9f0"],
  inserted: ["#2a6634", "#a7d5a2"],
  deleted: ["#a02020", "#f2a0a0"],
} as const;

const coloursIn = (scheme: 0 | 1) =>
  Object.entries(codeColours)
    .map(([name, colours]) => `.text pre .${name} { color: ${colours[scheme]}; }`)
    .join("\n");

/** Style of code and of formulas. On paper, code has the colours for a light background. */
export const code = `
${coloursIn(0)}
.text pre .comment { font-style: italic; }
@media screen and (prefers-color-scheme: dark) {
${coloursIn(1)}
}
.text .formula { overflow-x: auto; margin: 0 0 1.1rem; padding-block: .25rem; }
`;
