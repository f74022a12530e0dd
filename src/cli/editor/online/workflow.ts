import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const folder = ".github/workflows";

/** What a workflow is called that checks pull requests. */
const name = "check.yml";

/** What happened to the workflow of a site, and where it is from the site's folder. */
export interface Workflow {
  readonly path: string;
  readonly isNew: boolean;
}

/**
 * Writes the workflow that checks every pull request and shows what is wrong beside the lines, unless the site has
 * one: `broadsheet init` makes `deploy.yml`, which checks them too.
 *
 * @param site folder of the site
 * @param engine folder of the engine, which has the file
 */
export async function writeWorkflow(site: string, engine: string): Promise<Workflow> {
  const workflows = join(site, folder);
  const present = existsSync(workflows) ? await readdir(workflows) : [];
  for (const file of present.filter((each) => /\.ya?ml$/.test(each))) {
    if (checks(await readFile(join(workflows, file), "utf8"))) {
      return { path: `${folder}/${file}`, isNew: false };
    }
  }
  await mkdir(workflows, { recursive: true });
  await copyFile(join(engine, "packaging/site", name), join(workflows, name));
  return { path: `${folder}/${name}`, isNew: true };
}

/** Whether a workflow runs `check` for pull requests. */
function checks(workflow: string): boolean {
  return (
    workflow.includes("pull_request") && /npm (run )?(test|check)|broadsheet check/.test(workflow)
  );
}
