import type { State } from "../../catalogue/catalogue.ts";

const words: Readonly<Record<State, string>> = {
  public: "Public",
  draft: "Draft: nobody else sees this",
  scheduled: "Scheduled: nobody else sees this yet",
  expired: "Expired: nobody else sees this any more",
  withdrawn: "Withdrawn",
};

/** In development, says of an article that it is not public. */
export function Mark({ state }: { state: State }) {
  return (
    <p class="mark">
      <strong>{words[state]}</strong>
    </p>
  );
}
