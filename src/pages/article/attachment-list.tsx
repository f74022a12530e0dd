import type { Attachment } from "../../article/article.ts";

interface Props {
  readonly attachments: readonly Attachment[];
  /** Of their titles, where it is not that of the page. */
  readonly language?: string | undefined;
}

/** The files that come with an article, as links with their kind and size. */
export function AttachmentList({ attachments, language }: Props) {
  if (attachments.length === 0) return null;
  return (
    <ul class="files">
      {attachments.map(({ url, type, length, title }) => (
        <li>
          <a href={url} type={type} lang={title === undefined ? undefined : language}>
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
