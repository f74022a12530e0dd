import { type Format, formatKeys, formats } from "../../article/formats.ts";
import { feedsIn, type PageContext, renderPage } from "../layout.tsx";
import { type ChosenFeed, Result } from "./result.tsx";

/** An option of the form; `value` is what the query contains. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

/** The options of the form, which of them are chosen, and the resulting feed. */
export interface Subscription extends ChosenFeed {
  /** `topic`, once for each topic to include. */
  readonly topics: readonly Option[];
  /** `exclude`: topics to leave out. */
  readonly excluded: readonly Option[];
  /** `author`: people by their slugs. */
  readonly authors: readonly Option[];
  /** `language`: BCP 47 tags. */
  readonly languages: readonly Option[];
  /** `content` */
  readonly content: "full" | "summary";
  /** `format` */
  readonly format: Format;
}

/**
 * `/subscribe/`: a form that submits to its own page, which then shows the chosen feed. The script only
 * saves the click on the button.
 */
export function subscribePage({ channel, preview }: PageContext, chosen: Subscription): string {
  const { topics, excluded, authors, languages, content, format } = chosen;
  const more = [excluded, authors, languages].filter((options) => options.length > 0);
  return renderPage({
    channel,
    preview,
    title: "Subscribe",
    description: `Choose what you want to read of ${channel.title}, and take it to your feed reader.`,
    path: "/subscribe/",
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <>
        <div class="hero">
          <h1>Subscribe</h1>
          <p>Choose what you want to read, and put the address into your feed reader.</p>
        </div>
        <div class="choice">
          <form action="/subscribe/" method="get" data-live="#result">
            <Choices
              legend="Topics"
              hint="None chosen: everything."
              name="topic"
              options={topics}
            />
            {more.length > 0 && (
              <details open={more.some((options) => options.some(({ chosen: is }) => is))}>
                <summary>More choices</summary>
                <Choices legend="Leave out" name="exclude" options={excluded} />
                <Choice label="Author" any="Anyone" name="author" options={authors} />
                <Choice label="Language" any="Any" name="language" options={languages} />
              </details>
            )}
            <fieldset>
              <legend>Articles</legend>
              <div class="row">
                <Radio name="content" value="full" label="In full" chosen={content === "full"} />
                <Radio
                  name="content"
                  value="summary"
                  label="Summaries alone"
                  chosen={content === "summary"}
                />
              </div>
            </fieldset>
            <fieldset>
              <legend>Format</legend>
              <div class="row">
                {formatKeys.map((key) => (
                  <Radio
                    name="format"
                    value={key}
                    label={formats[key].name}
                    chosen={key === format}
                  />
                ))}
              </div>
              <span class="quiet">If you are not sure, RSS: every reader takes it.</span>
            </fieldset>
            <button type="submit">Show my feed</button>
            <p class="hidden" role="status" />
          </form>
          <Result {...chosen} />
        </div>
        <Explanation />
      </>
    ),
  });
}

function Explanation() {
  return (
    <section class="plain-text" aria-labelledby="what">
      <h2 id="what">What is a feed?</h2>
      <p>
        A feed is the list of a site’s newest articles in a form that programs can read. A feed
        reader, an app or a website of your choice, looks at it from time to time and shows you what
        is new. You can follow any number of sites in one place, in order of time, and nobody
        chooses for you what you see. You need no account here, and nobody learns who you are. To
        stop, remove the feed from your reader: there is nothing to cancel.
      </p>
    </section>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly options: readonly Option[];
}

/** Checkboxes: any number of the options. */
function Choices({ legend, hint, name, options }: ChoiceProps & { legend: string; hint?: string }) {
  if (options.length === 0) return null;
  return (
    <fieldset>
      <legend>{legend}</legend>
      {hint !== undefined && <span class="quiet">{hint}</span>}
      {options.map(({ value, label, chosen }) => (
        <label>
          <input type="checkbox" name={name} value={value} checked={chosen} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** A menu: one of the options, or any. */
function Choice({ label, any, name, options }: ChoiceProps & { label: string; any: string }) {
  if (options.length === 0) return null;
  return (
    <p class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option value={option.value} selected={option.chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </p>
  );
}

function Radio({ name, value, label, chosen }: Option & { name: string }) {
  return (
    <label>
      <input type="radio" name={name} value={value} checked={chosen} />
      <span>{label}</span>
    </label>
  );
}
