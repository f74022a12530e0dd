/** On paper: the article, and where it is from. */
export const print = `
@media print {
  :root { --paper: #fff; --tint: #fff; --ink: #000; --quiet: #444; --line: #999; --accent: #000; color-scheme: light; }
  @page { margin: 2cm; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .masthead nav, .crumbs, .skip, .share, .further, .box, .paging, .footer p:not(.copyright), button, .hero .chips { display: none !important; }
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
