import { type Format, formatKeys, formats } from "../../article/formats.ts";
import { say } from "../../language/say.ts";
import type { Spoken } from "../../language/spoken.ts";
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
export function subscribePage(context: PageContext, chosen: Subscription): string {
  const { channel, spoken } = context;
  const { words } = spoken;
  const { topics, excluded, authors, languages, content, format } = chosen;
  const more = [excluded, authors, languages].filter((options) => options.length > 0);
  return renderPage({
    ...context,
    title: words.subscribe,
    description: say(spoken, "subscribeDescription", { title: channel.title }),
    path: "/subscribe/",
    feeds: { title: channel.title, href: feedsIn("/") },
    children: (
      <>
        <div class="hero">
          <h1>{words.subscribe}</h1>
          <p>{words.subscribeIntro}</p>
        </div>
        <div class="choice">
          <form action="/subscribe/" method="get" data-live="#result">
            <Choices
              legend={words.topics}
              hint={words.noneChosen}
              all={words.allTopics}
              name="topic"
              options={topics}
            />
            {more.length > 0 && (
              <details open={more.some((options) => options.some(({ chosen: is }) => is))}>
                <summary>{words.moreChoices}</summary>
                <Choices
                  legend={words.leaveOut}
                  all={words.allTopics}
                  name="exclude"
                  options={excluded}
                />
                <Choice label={words.author} any={words.anyone} name="author" options={authors} />
                <Choice
                  label={words.language}
                  any={words.anyLanguage}
                  name="language"
                  options={languages}
                />
              </details>
            )}
            <fieldset>
              <legend>{words.articlesHeading}</legend>
              <div class="row">
                <Radio
                  name="content"
                  value="full"
                  label={words.inFull}
                  chosen={content === "full"}
                />
                <Radio
                  name="content"
                  value="summary"
                  label={words.summaries}
                  chosen={content === "summary"}
                />
              </div>
            </fieldset>
            <fieldset>
              <legend>{words.format}</legend>
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
              <span class="quiet">{words.formatHint}</span>
            </fieldset>
            <button type="submit">{words.showFeed}</button>
            <p class="hidden" role="status" />
          </form>
          <Result spoken={spoken} {...chosen} />
        </div>
        <Explanation spoken={spoken} />
      </>
    ),
  });
}

function Explanation({ spoken: { words } }: { spoken: Spoken }) {
  return (
    <section class="plain-text" aria-labelledby="what">
      <h2 id="what">{words.whatIsFeed}</h2>
      <p>{words.feedExplained}</p>
    </section>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly options: readonly Option[];
}

interface ChoicesProps extends ChoiceProps {
  readonly legend: string;
  readonly hint?: string;
  /** What opens the options that are folded. */
  readonly all: string;
}

/** Up to this many checkboxes are shown at once. If there are more, some of them fold. */
const mostShown = 10;
const unfolded = 6;

/** Checkboxes: any number of the options. */
function Choices({ legend, hint, all, name, options }: ChoicesProps) {
  if (options.length === 0) return null;
  const shown = options.length > mostShown ? unfolded : options.length;
  const folded = options.slice(shown);
  return (
    <fieldset>
      <legend>{legend}</legend>
      {hint !== undefined && <span class="quiet">{hint}</span>}
      <Boxes name={name} options={options.slice(0, shown)} />
      {folded.length > 0 && (
        <details open={folded.some(({ chosen }) => chosen)}>
          <summary>{all}</summary>
          <Boxes name={name} options={folded} />
        </details>
      )}
    </fieldset>
  );
}

function Boxes({ name, options }: ChoiceProps) {
  return (
    <>
      {options.map(({ value, label, chosen }) => (
        <label>
          <input type="checkbox" name={name} value={value} checked={chosen} />
          <bdi>{label}</bdi>
        </label>
      ))}
    </>
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
      <bdi>{label}</bdi>
    </label>
  );
}
