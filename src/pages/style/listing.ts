/** Style of lists of articles (front page, topics, archive) and of what is beside them. */
export const listing = `
.hero { padding: 2.25rem 0 1.75rem; border-bottom: 1px solid var(--line); }
.trail + main .hero { padding-top: .5rem; }
.hero h1 { margin: 0 0 .5rem; }
.hero p { max-width: 44rem; margin: 0; color: var(--quiet); font-size: 1.125rem; text-wrap: pretty; }
.hero .chips { margin-top: 1.25rem; gap: .5rem; }
.chips a {
  display: inline-block; padding: .25rem .75rem; border: 1px solid var(--line); border-radius: 2rem;
  font-size: .875rem; text-decoration: none;
}
.chips a:hover, .chips a[aria-current] { border-color: currentColor; }

.columns { display: grid; gap: 0 3.5rem; }
.columns > * { min-width: 0; }
@media (min-width: 60rem) { .columns { grid-template-columns: minmax(0, 1fr) 17.5rem; } }
.columns > aside h2 { font-size: 1.125rem; }

.cards { list-style: none; margin: 0; padding: 0; }
.cards > li { padding: 1.5rem 0; border-top: 1px solid var(--line); }
.cards > li:first-child { border-top: 0; padding-top: 0; }
.card { position: relative; display: grid; grid-template-columns: minmax(0, 1fr); grid-template-rows: auto auto 1fr; gap: .375rem 1.5rem; align-content: start; }
.card h3 { margin: 0; font-size: 1.25rem; }
.card h3 a { color: inherit; text-decoration: none; }
.card h3 a::after { content: ""; position: absolute; inset: 0; }
.card:hover h3 a { text-decoration: underline; }
.card p { margin: 0; max-width: var(--measure); hyphens: auto; hyphenate-limit-chars: 10 4 4; }
.card .meta { font-size: .875rem; color: var(--quiet); }
.card .meta a { position: relative; color: inherit; }
.card img {
  order: -1; width: 100%; margin-bottom: .375rem; aspect-ratio: 3 / 2; object-fit: cover; border-radius: .25rem; background: var(--tint);
}
.meta > * { display: inline-block; }
.meta > :not(:last-child)::after { content: "·"; content: "·" / ""; display: inline-block; margin: 0 .4rem; text-decoration: none; }
@media (min-width: 40rem) {
  .card.pictured { grid-template-columns: 12.5rem minmax(0, 1fr); }
  .card.pictured > * { grid-column: 2; }
  .card.pictured > img { grid-column: 1; grid-row: 1 / span 3; }
  .front .cards > li:first-child .card { grid-template-columns: minmax(0, 1fr); }
  .front .cards > li:first-child .card > * { grid-column: 1; grid-row: auto; }
  .front .cards > li:first-child .card img { aspect-ratio: 16 / 9; margin-bottom: .625rem; }
  .front .cards > li:first-child .card h3 { font-size: 1.875rem; }
}
.cards.compact > li { padding: .875rem 0; }
.cards.compact .card img, .cards.compact .card > p:not(.meta), .neighbours .card img, .neighbours .card p { display: none; }
.cards.compact .card.pictured, .neighbours .card.pictured { display: block; }
.cards.compact h3, .neighbours h3 { font-size: 1.0625rem; font-weight: 600; }

.paging { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .75rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
.paging [rel=next] { margin-inline-start: auto; }

.box { background: var(--tint); border-radius: .375rem; padding: 1.25rem; margin: 2rem 0; }
.box h2 { margin: 0 0 .375rem; font-size: 1.125rem; }
.box p:last-child { margin: 0; }
.topics { list-style: none; margin: 0; padding: 0; font-size: .9375rem; }
.topics li { margin-bottom: 1rem; }
.topics li > a { font-weight: 600; }
.topics span { display: block; color: var(--quiet); line-height: 1.45; }
.feeds { font-size: .8125rem; }
.feeds a { display: inline-block; margin-inline-end: .75rem; padding: .1875rem 0; }

.directory { max-width: var(--measure); padding-top: 1.5rem; }
.directory .count { font-size: .8125rem; }

.year .month h2 { margin-bottom: 0; }
.month .compact { margin-top: 1.5rem; border-top: 1px solid var(--line); }
.months { columns: 12rem; list-style: none; margin: 0; padding: 0; }
.months a { display: inline-block; padding: .1875rem 0; }
.mark { display: inline-block; margin: 0 0 .625rem; padding: .125rem .625rem; border: 1px dashed var(--accent); border-radius: .25rem; font-size: .875rem; }
`;
