import type { Channel } from "../article/channel.ts";

/** The publication's name as the way home, and what else the site has. On the front page the heading is the name. */
export function Masthead({ channel, onFrontPage }: { channel: Channel; onFrontPage: boolean }) {
  const { icon, title } = channel;
  return (
    <header class="masthead">
      <a class="brand" href="/">
        {icon !== undefined && (
          <img src={icon.path} alt={onFrontPage ? title : ""} width={36} height={36} />
        )}
        {(!onFrontPage || icon === undefined) && <span>{title}</span>}
      </a>
      <nav aria-label="Site">
        <ul>
          <li>
            <a href="/#news">News</a>
          </li>
          <li>
            <a href="/archive/">Archive</a>
          </li>
          <li>
            <a class="button" href="/subscribe/">
              Subscribe
            </a>
          </li>
        </ul>
      </nav>
    </header>
  );
}
