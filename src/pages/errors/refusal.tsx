import type { Channel } from "../../article/channel.ts";
import type { WrongParameter } from "../../query/parse-query.ts";
import { feedsIn, renderPage } from "../layout.tsx";

/** The page for a request that asks for what cannot be understood, or for a name that nobody knows. */
export function refusalPage(
  channel: Channel,
  title: string,
  refusals: readonly WrongParameter[],
  addressOf: (parameter: string, name: string) => string,
): string {
  return renderPage({
    channel,
    title,
    description: title,
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <>
        <h1>{title}</h1>
        <ul>
          {refusals.map(({ parameter, value, detail, nearest }) => (
            <li>
              <code>
                {parameter}={value}
              </code>
              : {detail}
              {nearest !== undefined && nearest.length > 0 && (
                <>
                  {" "}
                  Perhaps you mean{" "}
                  {nearest.map((name, index) => (
                    <>
                      {index > 0 && ", "}
                      <a href={addressOf(parameter, name)}>{name}</a>
                    </>
                  ))}
                  .
                </>
              )}
            </li>
          ))}
        </ul>
        <p>
          The newest articles are on the <a href="/">front page</a>.
        </p>
      </>
    ),
  });
}
