import { wordPressBody } from "../../src/cli/import/wordpress/body.ts";
import { Library } from "../../src/cli/import/wordpress/library.ts";

/** Where the pictures of the site are. */
export const uploads = "https://old.example/wp-content/uploads/2020/05";

/** The pictures and the blocks that a site has. */
function library(): Library {
  const files = new Library();
  const file = (id: number, name: string, more: object = {}) =>
    files.add({
      id,
      url: `${uploads}/${name}`,
      pages: [`https://old.example/?attachment_id=${id}`],
      parent: 1,
      order: id,
      ...more,
    });
  file(7, "harbour.jpg", { alt: "The harbour", caption: "Boats <em>at</em> noon" });
  file(8, "quay.jpg", { alt: "The quay" });
  file(9, "large-scaled.jpg", { parent: 0 });
  files.addBlock(50, "<!-- wp:paragraph --><p>Shared.</p><!-- /wp:paragraph -->");
  files.addBlock(51, '<!-- wp:block {"ref":51} /-->');
  return files;
}

/** The body of a post of that site. */
export function body(content: string, rendered = false) {
  const notes = new Map([["n1", "The <em>note</em>."]]);
  return wordPressBody({ content, rendered, post: 1, notes, library: library() });
}

/** The HTML without white space between elements, and what was lost. */
export function converted(content: string, rendered = false) {
  const { html, losses } = body(content, rendered);
  return {
    html: html.replace(/>\s+</g, "><").trim(),
    lost: losses.map(({ line, reason }) => `${line}: ${reason}`),
  };
}
