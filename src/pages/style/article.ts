/** Style of the page of an article. */
export const article = `
/* The measure is that of the text, so its face and size are set here. */
.article, .further { max-width: var(--measure); margin: 0 auto; font: 1.1875rem/1.65 var(--serif); }
.article { padding-top: .75rem; }
.article > *, .further > * { font: 1rem/1.6 var(--sans); }
.article > header { margin-bottom: 1.75rem; }
.article > header h1 { font-size: clamp(1.75rem, 1.4rem + 1.5vw, 2.25rem); margin: .25rem 0 .875rem; }
.kicker, .byline { font-size: .9375rem; margin: 0; }
.kicker a { font-weight: 600; text-decoration: none; }
.kicker a:hover { text-decoration: underline; }
.byline { color: var(--quiet); }
.byline a { color: inherit; }
.byline + .byline { margin-top: .25rem; }
.byline strong, .byline [rel=author] { color: var(--ink); font-weight: 600; }

.article > .text { font: inherit; }
.article:lang(zh), .article:lang(ja), .article:lang(ko), .further:lang(zh), .further:lang(ja), .further:lang(ko) { font-size: 1.0625rem; line-height: 1.75; }
.article > .text:lang(zh), .article > .text:lang(ja), .article > .text:lang(ko) { max-width: var(--measure); font: 1.0625rem/1.75 var(--sans); }
.article:dir(rtl), .article > .text:dir(rtl) { line-height: 1.85; }
.text > p, .text > ul, .text > ol, .text blockquote { text-wrap: pretty; hanging-punctuation: first allow-end last; hyphens: auto; hyphenate-limit-chars: 10 4 4; }
.text .data-footnote-backref:dir(rtl) { display: inline-block; transform: scaleX(-1); }
.text h1 { font-size: 1.625rem; margin-top: 2.5rem; }
.text h2 { font-size: 1.4375rem; margin: 2.25rem 0 .75rem; }
.text h3 { font-size: 1.1875rem; }
.text li { margin-bottom: .375rem; }
.text blockquote { margin-inline-start: 0; padding-inline-start: 1.25rem; border-inline-start: .2rem solid var(--accent); }
.text figure { margin: 2rem 0; }
.text figure img, .text figure video, .text figure iframe { border-radius: .25rem; background: var(--tint); }
.text iframe { width: 100%; height: auto; aspect-ratio: 16 / 9; border: 0; }
.text figcaption { margin-top: .5rem; font: .875rem/1.5 var(--sans); color: var(--quiet); }
.text .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 0 1rem; }
.text .wide { overflow-x: auto; margin-bottom: 1.1rem; }
.text table { margin: 0; border-collapse: collapse; font: .9375rem/1.5 var(--sans); }
.text th, .text td { padding-inline-start: 0; padding-block: .5rem; padding-inline-end: 1rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; overflow-wrap: normal; }
/* An author who writes "right" means the right, in a text that runs to the left too. */
.text td.right, .text th.right { text-align: end; }
.text td.right:dir(rtl), .text th.right:dir(rtl) { text-align: start; }
.text td.center, .text th.center { text-align: center; }
.text pre { overflow-x: auto; padding: 1rem; border-radius: .375rem; background: var(--tint); line-height: 1.5; }
.text :not(pre) > code, .text kbd { padding: .1em .3em; border-radius: .2rem; background: var(--tint); }
.text hr { width: 4rem; margin: 2.5rem auto; border: 0; border-top: 1px solid var(--quiet); }
.text mark { background: var(--tint); color: inherit; }
.text sup { line-height: 0; }
.text .sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.text .footnotes { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .9375rem; }

.article > footer { margin-top: 2.5rem; padding-top: 1.25rem; border-top: 1px solid var(--line); font-size: .9375rem; }
.article > footer > p { margin: 0 0 .25rem; }
.files { list-style: none; padding: 1rem 1.25rem; border-radius: .375rem; background: var(--tint); font-size: .9375rem; }
.corrections { margin-bottom: 1.25rem; padding-inline-start: 1.25rem; border-inline-start: .2rem solid var(--accent); }
.corrections h2 { margin: 0 0 .375rem; font-size: 1.0625rem; }
.corrections p { margin: 0 0 .375rem; }
.share { margin: 1.25rem 0 0; }
.share .button, .share button { padding: .25rem .75rem; font-size: .875rem; }

.further { margin-top: 2.5rem; }
.further h2 { font-size: 1.125rem; }
.neighbours { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1rem; padding: 1.25rem 0; border-block: 1px solid var(--line); }
/* A card in a language that runs the other way stays on the side of its label. */
.neighbours > div > [dir] { text-align: end; }
.neighbours p.quiet { margin: 0 0 .25rem; font-size: .875rem; }
.neighbours .next:last-child:not(:first-child) { text-align: end; }
.neighbours .next:last-child:not(:first-child) > [dir] { text-align: start; }
`;
