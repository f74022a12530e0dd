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

const rules = (scheme: 0 | 1) =>
  Object.entries(codeColours)
    .map(([name, colours]) => `.text pre .${name} { color: ${colours[scheme]}; }`)
    .join("\n");

/** Style of code and of formulas. On paper, code has the colours for a light background. */
export const code = `
${rules(0)}
.text pre .comment { font-style: italic; }
@media screen and (prefers-color-scheme: dark) {
${rules(1)}
}
.text .formula { overflow-x: auto; margin: 0 0 1.1rem; padding-block: .25rem; }
`;
