/** Style of the table of contents of a long article. */
export const contents = `
.contents details { margin: 0 0 1.75rem; padding: .5rem 1rem; border-radius: .375rem; background: var(--tint); }
.contents ol { margin: .25rem 0 .5rem; padding-inline-start: 1.5rem; }
.contents li { padding-block: .1875rem; }
@media print { .contents { display: none; } }
`;
