import type { Attachment } from "../article/article.ts";

/** The files that come with an article, as links with their kind and size. */
export function AttachmentList({ attachments }: { attachments: readonly Attachment[] }) {
  if (attachments.length === 0) return null;
  return (
    <ul class="files">
      {attachments.map(({ url, type, length, title }) => (
        <li>
          <a href={url} type={type}>
            {title ?? fileName(url)}
          </a>{" "}
          ({type}, {size(length)})
        </li>
      ))}
    </ul>
  );
}

/** The last part of a path or an address. */
function fileName(url: string): string {
  return url.split(/[?#]/)[0]?.split("/").at(-1) ?? url;
}

/** Bytes as kilobytes or megabytes of SI. */
function size(length: number): string {
  return length < 1_000_000
    ? `${Math.ceil(length / 1000)} kB`
    : `${(length / 1_000_000).toFixed(1)} MB`;
}
