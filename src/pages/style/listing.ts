/** Style of lists of articles (front page, topics, archive) and of what is beside them. */
export const listing = `
.hero { padding: 1.25rem 0 1.125rem; }
.trail + main .hero { padding-top: .25rem; }
.hero h1 { margin: 0; }
.hero p + h1 { margin-top: .625rem; }
.hero p { max-width: 60rem; margin: .375rem 0 0; color: var(--quiet); font-size: 1.0625rem; line-height: 1.45; text-wrap: pretty; }
.hero + :not(.sections, .choice) { border-top: 1px solid var(--line); padding-top: 1.25rem; }

/* The row of topics moves under the hand. Its end fades, to show that there is more. */
.sections { display: flex; align-items: center; border-block: 1px solid var(--line); font-size: .9375rem; }
.sections ul {
  display: flex; gap: 1.5rem; flex: 0 1 auto; min-width: 0; margin: 0; padding: 0; padding-inline-end: 2rem; list-style: none;
  overflow-x: auto; scroll-padding-inline: 2rem; overscroll-behavior-x: contain; white-space: nowrap; scrollbar-width: none;
  mask-image: linear-gradient(to right, #000 calc(100% - 2rem), #0000);
}
.sections ul:dir(rtl) { mask-image: linear-gradient(to left, #000 calc(100% - 2rem), #0000); }
.sections a { display: inline-block; padding: .625rem 0; color: inherit; text-decoration: none; }
.sections a:hover { color: var(--accent); }
.sections a[aria-current] { font-weight: 700; color: var(--accent); box-shadow: inset 0 -.1875rem var(--accent); }
.sections a:focus-visible { outline-offset: -.2rem; }
.sections .all { flex: none; margin-inline-start: auto; padding-inline-start: 1.25rem; font-weight: 700; border-inline-start: 1px solid var(--line); color: var(--accent); }

.listing { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 3.5rem; padding-top: 1.5rem; }
.listing > section { display: contents; }
.listing > section > *, .listing > aside { min-width: 0; grid-column: 1 / -1; }
@media (min-width: 60rem) {
  .listing { grid-template-columns: minmax(0, 1fr) 17.5rem; }
  .listing > section > .rest, .archive-list { grid-column: 1; }
  .listing > section:has(> .rest) + aside { grid-column: 2; }
}

.cards { list-style: none; margin: 0; padding: 0; }
.cards > li { padding: 1.25rem 0; border-top: 1px solid var(--line); }
.cards > li:first-child { border-top: 0; padding-top: 0; }
.card { position: relative; display: grid; grid-template-columns: minmax(0, 1fr); grid-template-rows: auto auto 1fr; gap: .375rem 1.5rem; align-content: start; }
.card h3 { margin: 0; font-size: 1.3125rem; line-height: 1.18; }
/* The press says where a Chinese or Japanese headline may break. */
.card h3:lang(zh), .card h3:lang(ja), .article > header h1:lang(zh), .article > header h1:lang(ja) { word-break: keep-all; overflow-wrap: anywhere; }
.card h3 a { color: inherit; text-decoration: none; }
.card h3 a::after { content: ""; position: absolute; inset: 0; }
.card:hover h3 a { text-decoration: underline; text-decoration-thickness: .06em; }
.card p { margin: 0; max-width: var(--measure); }
.card > p:not(.meta) { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; line-clamp: 3; overflow: hidden; align-self: start; line-height: 1.5; hyphens: auto; hyphenate-limit-chars: 10 4 4; }
.card .meta { margin-inline: -.4em; max-width: none; }
.card .meta a { position: relative; color: inherit; }
.card img { width: 100%; aspect-ratio: 3 / 2; object-fit: cover; background: var(--tint); }
.card.pictured { grid-template-columns: minmax(0, 1fr) 6.5rem; grid-template-rows: auto 1fr auto; column-gap: 1rem; }
.card.pictured > * { grid-column: 1; }
.card.pictured > p:not(.meta) { grid-column: 1 / -1; }
.card.pictured > img { grid-column: 2; grid-row: 1 / span 2; aspect-ratio: 1; align-self: start; }
/* Between the parts of the line of dates stand points, except where a line begins: there they are cut off. */
.meta { display: flex; flex-wrap: wrap; gap: 0 1.125em; margin-inline: -.4em; padding-inline: .4em; overflow-x: clip; font-size: .875rem; color: var(--quiet); }
.meta > * { position: relative; }
.meta > ::before { content: "·"; content: "·" / ""; position: absolute; inset-inline-start: -1.125em; width: 1.125em; text-align: center; text-decoration: none; }

/* The first article leads, and the next three stand in a row. */
.lead .card { gap: .75rem 2.5rem; }
.lead .card.pictured { grid-template-columns: minmax(0, 1fr); gap: .5rem; }
.lead .card.pictured > img { grid-column: 1; grid-row: auto; order: -1; aspect-ratio: 16 / 9; margin-bottom: .375rem; }
.lead h3 { font-size: clamp(1.75rem, 1.2rem + 2.4vw, 3rem); line-height: 1.08; letter-spacing: -.012em; }
.lead .long h3 { font-size: clamp(1.5rem, 1.1rem + 1.5vw, 2.25rem); line-height: 1.12; }
.lead h3:lang(zh), .lead h3:lang(ja), .lead h3:lang(ko) { font-size: clamp(1.625rem, 1.2rem + 1.6vw, 2.375rem); line-height: 1.3; letter-spacing: 0; }
.lead h3:dir(rtl) { line-height: 1.35; letter-spacing: 0; }
.lead h3:not(:dir(rtl)) { text-box: trim-start cap alphabetic; }
.lead .card > p:not(.meta) { font-size: 1.0625rem; }
.second { margin-top: 1.5rem; border-top: 1px solid var(--line); padding-top: 1.25rem; }
.rest { margin-top: 1.25rem; border-top: 1px solid var(--line); padding-top: 1.25rem; }
@media (min-width: 40rem) {
  .card.pictured { grid-template-columns: minmax(0, 1fr) 12.5rem; grid-template-rows: auto auto 1fr; column-gap: 1.75rem; }
  .card.pictured > p:not(.meta) { grid-column: 1; }
  .card.pictured > img { grid-row: 1 / span 3; aspect-ratio: 3 / 2; }
  .second { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: 2.5rem; }
  .second > li { position: relative; padding: 0; border: 0; }
  .second > li + li::before { content: ""; position: absolute; inset-block: 0; inset-inline-start: -1.25rem; border-inline-start: 1px solid var(--line); }
  .second > li:not(:only-child) .card.pictured { grid-template-columns: minmax(0, 1fr); }
  .second > li:not(:only-child) .card.pictured > * { grid-column: 1; grid-row: auto; }
  .second > li:not(:only-child) .card.pictured > img { order: -1; margin-bottom: .375rem; }
  .lead .card.pictured { grid-template-columns: minmax(0, 1fr); }
}
@media (min-width: 56rem) {
  .lead .card.pictured { grid-template-columns: minmax(0, 5fr) minmax(0, 7fr); grid-template-rows: auto auto 1fr; gap: .875rem 2.5rem; }
  .lead .card.pictured > img { order: 0; grid-column: 2; grid-row: 1 / span 3; margin: 0; aspect-ratio: 3 / 2; }
  .lead .card:not(.pictured) { grid-template-columns: minmax(0, 7fr) minmax(0, 5fr); grid-template-rows: auto 1fr; }
  .lead .card:not(.pictured) h3 { grid-row: 1 / span 2; }
  .lead .card:not(.pictured, .long) h3 { font-size: 3.25rem; }
}
.cards.compact > li { padding: .75rem 0; }
.cards.compact .card img, .cards.compact .card > p:not(.meta), .neighbours .card img, .neighbours .card p { display: none; }
.cards.compact .card.pictured, .neighbours .card.pictured { display: block; }
.cards.compact h3, .neighbours h3 { font-size: 1.125rem; }

.paging { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .75rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
.paging [rel=next] { margin-inline-start: auto; }

.box { background: var(--tint); padding: 1.25rem; margin: 2rem 0; border-top: .1875rem solid var(--accent); }
.box h2 { margin: 0 0 .375rem; font-size: 1.25rem; }
.box p:last-child { margin: 0; }
.listing > aside .box { margin: 2rem 0 0; }
@media (min-width: 60rem) { .listing > section:has(> .rest) + aside .box { margin-top: 1.25rem; position: sticky; top: 1.25rem; } }
@media (min-width: 40rem) {
  .listing > section:not(:has(> .rest)) + aside .box { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 2rem; align-items: center; }
  .listing > section:not(:has(> .rest)) + aside .box p { margin: 0; grid-column: 1; }
  .listing > section:not(:has(> .rest)) + aside .box p:last-child { grid-column: 2; grid-row: 1 / span 2; }
}
.empty { margin: 0; padding-block: clamp(2rem, 8vw, 5rem); font: 500 clamp(1.5rem, 1.1rem + 1.8vw, 2.25rem)/1.2 var(--display); text-wrap: balance; text-align: center; color: var(--quiet); max-width: 26ch; margin-inline: auto; }
.topics { list-style: none; margin: 0; padding: 0; font-size: .9375rem; }
.plain-text:has(> .topics:only-child) { max-width: none; }
.topics { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: 0 2.5rem; }
.topics > li { min-width: 0; padding: .875rem 0; border-top: 1px solid var(--line); }
.topics > li > a { font: var(--bold) 1.25rem/1.2 var(--display); color: inherit; text-decoration: none; }
.topics > li > a:hover { text-decoration: underline; text-decoration-thickness: .06em; }
.topics span { display: block; color: var(--quiet); line-height: 1.45; }
.feeds { font-size: .8125rem; }
.feeds a { display: inline-block; margin-inline-end: .75rem; padding: .1875rem 0; }

.directory { columns: 22rem; column-gap: 3.5rem; padding-top: 1.5rem; }
.directory li { break-inside: avoid; }
.directory .count { font-size: .8125rem; }

.year .month h2 { margin-bottom: 0; }
.month .compact { margin-top: 1.5rem; border-top: 1px solid var(--line); }

/* The archive: years and their months, and a year with the newest articles of each month. */
section:has(> .months) { padding: 1.25rem 0; border-top: 1px solid var(--line); }
section:has(> .months) > h2 { margin: 0 0 .75rem; font-size: 1.75rem; line-height: 1.1; }
section:has(> .months) > h2 a, .month > h2 a { color: inherit; text-decoration: none; }
section:has(> .months) > h2 a:hover, .month > h2 a:hover { text-decoration: underline; text-decoration-thickness: .06em; }
.months { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .125rem 1.5rem; list-style: none; margin: 0; padding: 0; }
.months a { display: inline-block; padding: .1875rem 0; }
@media (min-width: 48rem) {
  section:has(> .months), .month { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: 0 2.5rem; }
}
.month { padding: 1.25rem 0 1.5rem; border-top: 1px solid var(--line); }
.month > h2 { margin: 0; font-size: 1.75rem; line-height: 1.1; }
.month > .quiet { margin: .25rem 0 1rem; font-size: .875rem; }
.month > .compact { margin-top: 1rem; }
.month > .compact > li:first-child { padding-top: .75rem; border-top: 1px solid var(--line); }
.month > p:last-child { margin: .75rem 0 0; }
@media (min-width: 48rem) {
  .month { grid-template-rows: auto auto auto 1fr; }
  .month > h2, .month > .quiet { grid-column: 1; position: relative; }
  .month > .cards, .month > p:last-child:not(.quiet) { grid-column: 2; }
  .month > .cards:not(.compact) { grid-row: 1 / span 3; }
  .month > .compact { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: 2.5rem; }
}
.month .cards:not(.compact) h3 { font-size: clamp(1.375rem, 1.2rem + .8vw, 1.75rem); line-height: 1.12; }
.mark { display: inline-block; margin: 0 0 .625rem; padding: .125rem .625rem; border: 1px dashed var(--accent); font-size: .875rem; }
`;
