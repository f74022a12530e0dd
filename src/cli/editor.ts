import { usualOrigins } from "../content/channel/editor-schema.ts";
import { readChannel } from "../content/channel/read-channel.ts";
import { formatError, formatFinding } from "../content/content-error.ts";
import { argumentsOf, stop } from "./command.ts";
import { editor } from "./commands.ts";
import { nameRepository } from "./editor/online/name-repository.ts";
import { applicationSteps, nextSteps } from "./editor/online/next-steps.ts";
import { writeWorkflow } from "./editor/online/workflow.ts";
import { engineFolder } from "./init/engine.ts";

/*
 * npm run editor: gives the deployed site an editor. It names the repository in content/channel.yaml, writes the
 * workflow that checks pull requests, and says what is left to do. The exit status is 2 if an option is wrong or
 * missing, and 1 if channel.yaml has an error.
 */
const { values } = argumentsOf(editor);
const { "without-review": withoutReview, ...named } = values;
const kinds = (["github", "gitlab", "gitea"] as const).filter((kind) => named[kind] !== undefined);
const [kind] = kinds;
if (kind === undefined || kinds.length > 1) {
  const message =
    kind === undefined
      ? "no repository is named"
      : `--${kind} and --${kinds[1]} exclude each other`;
  stop(formatFinding({ message, fix: "write one, as in --github owner/repository" }), 2);
}
if (kind !== "github" && named.app === undefined) {
  const read = await readChannel("content");
  if (!read.ok) stop(read.errors.map(formatError).join("\n\n"));
  stop(applicationSteps(kind, named.host ?? usualOrigins[kind], read.value.channel), 2);
}
const read = await nameRepository("content", {
  ...named,
  ...(withoutReview === true && { review: false }),
});
if (!read.ok) stop(read.errors.map(formatError).join("\n\n"));
const { channel } = read.value;
if (channel.editor === undefined) throw new Error("the channel has no editor");
const workflow = kind === "github" ? await writeWorkflow(".", engineFolder) : undefined;
console.log(nextSteps(channel.editor, channel, workflow));
