/** Style of the pages about feeds. */
export const subscribe = `
.plain-text { max-width: 42.5rem; }
.choice { display: flex; flex-direction: column; gap: 1.25rem 3rem; margin: .75rem 0 2rem; }
.choice > * { min-width: 0; }
fieldset { margin: 0 0 1.5rem; padding: 0; border: 0; min-width: 0; }
legend, .field > label { padding: 0; margin-bottom: .25rem; font-weight: 700; display: block; }
fieldset label { display: flex; gap: .625rem; align-items: baseline; padding: .3125rem 0; }
fieldset .row { gap: 0 1.25rem; }
fieldset details { margin: .25rem 0 0; }
.field { margin-bottom: 1.25rem; }
select, input[type=text] {
  width: 100%; padding: .5rem .625rem; border: 1px solid var(--quiet); border-radius: .3125rem;
  background: var(--paper); color: inherit; font: inherit;
}
input[type=checkbox], input[type=radio] { accent-color: var(--accent); width: 1.125rem; height: 1.125rem; flex: none; transform: translateY(.15rem); }
details { margin-bottom: 1.25rem; }
summary { font-weight: 700; cursor: pointer; padding: .25rem 0; }

.result { margin: 0; }
.chosen .said { margin: 0 0 .5rem; color: var(--quiet); }
.address { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; margin: .5rem 0 1rem; }
.box .chosen .address { margin-bottom: 1rem; }
.address code {
  flex: 1 1 14rem; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .3125rem;
  background: var(--paper); font-size: .8125rem; overflow-wrap: anywhere; user-select: all; -webkit-user-select: all;
}
/* The address stays in sight: beside the form, or above it in a narrow window, with the other ways below. */
@media (min-width: 56rem) {
  .choice { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); align-items: start; }
  .choice > .result { position: sticky; inset-block-start: 1rem; }
}
@media (max-width: 55.99rem) {
  .choice > .result { display: contents; }
  .choice .chosen, .choice .ways { padding: 1rem 1.25rem; background: var(--tint); }
  .choice .chosen { order: -1; border-top: .1875rem solid var(--accent); box-shadow: 0 .5rem 1rem -.75rem var(--shade); }
  .box .chosen .address { margin-bottom: 0; flex-wrap: nowrap; }
  .choice .chosen .address code { flex-basis: 0; min-width: 0; max-height: 5.5rem; overflow-y: hidden; }
  .choice .ways > :first-child { margin-top: 0; }
}
@media (max-width: 55.99rem) and (min-height: 30rem) {
  .choice .chosen { position: sticky; inset-block-start: 0; z-index: 1; margin-inline: -1.25rem; }
  html:has(.chosen) { scroll-padding-top: 10rem; }
}
.box p:has(+ .readers) { margin-bottom: .25rem; }
.readers { gap: .25rem 1rem; font-size: .9375rem; margin-bottom: 1rem; }
.readers a { display: inline-block; padding: .1875rem 0; }
.qr { width: 9rem; height: 9rem; margin: .5rem 0 1rem; background: #fff; border-radius: .25rem; display: block; }
.qr path { fill: #000; }
.result .cards > li { padding: .625rem 0; border-color: var(--line); }
.result h3 { font-size: 1.0625rem; }
`;
