/** Style of the pages about feeds. */
export const subscribe = `
.plain-text { max-width: 42.5rem; }
.choice { display: grid; gap: 1.5rem 2.5rem; margin: 2rem 0; }
@media (min-width: 56rem) { .choice { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); align-items: start; } }
.choice > * { min-width: 0; }
fieldset { margin: 0 0 1.25rem; padding: 0; border: 0; min-width: 0; }
legend, .field > label { padding: 0; margin-bottom: .25rem; font-weight: 600; display: block; }
fieldset label { display: flex; gap: .625rem; align-items: baseline; padding: .3125rem 0; }
fieldset .row { gap: 0 1.25rem; }
.field { margin-bottom: 1.25rem; }
select, input[type=text] {
  width: 100%; padding: .5rem .625rem; border: 1px solid var(--quiet); border-radius: .3125rem;
  background: var(--paper); color: inherit; font: inherit;
}
input[type=checkbox], input[type=radio] { accent-color: var(--accent); width: 1.125rem; height: 1.125rem; flex: none; transform: translateY(.15rem); }
details { margin-bottom: 1.25rem; }
summary { font-weight: 600; cursor: pointer; padding: .25rem 0; }
.result { margin: 0; }
@media (min-width: 56rem) { .choice > .result { position: sticky; top: 1rem; } }
.address { display: flex; flex-wrap: wrap; gap: .5rem; margin: .75rem 0 1rem; }
.address code {
  flex: 1 1 14rem; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .3125rem;
  background: var(--paper); overflow-wrap: anywhere; user-select: all; -webkit-user-select: all;
}
.box p:has(+ .readers) { margin-bottom: .25rem; }
.readers { gap: .25rem 1rem; font-size: .9375rem; margin-bottom: 1rem; }
.readers a { display: inline-block; padding: .1875rem 0; }
.qr { width: 9rem; height: 9rem; margin: .5rem 0 1rem; background: #fff; border-radius: .25rem; display: block; }
.qr path { fill: #000; }
.result .cards > li { padding: .625rem 0; border-color: var(--line); }
.result h3 { font-size: 1rem; }
`;
