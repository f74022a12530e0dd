import { formatError } from "../../content/content-error.ts";
import { deploymentFolder } from "../build/edition-folders.ts";
import { hasErrors } from "../check/report.ts";
import { deploymentUsage } from "../limits/count-usage.ts";
import { judgeUsage, usageLine } from "../limits/judge-usage.ts";
import { measureStartUp } from "../limits/measure-start-up.ts";
import { bundledModules, bundleFile, frozenFolder } from "./prepare-deployment.ts";

/**
 * Prints how much of Cloudflare's limits the prepared deployment uses, and warnings if that is much.
 *
 * @returns a message if it is more than Cloudflare allows; undefined if it may be deployed
 */
export function checkLimits(): string | undefined {
  const startUp = measureStartUp(bundleFile, `${deploymentFolder}/startup.cpuprofile`);
  const usage = { ...deploymentUsage(`${frozenFolder}/assets`, bundledModules()), startUp };
  console.log(usageLine(usage));
  const reports = judgeUsage(usage);
  const text = reports.map(formatError).join("\n\n");
  if (hasErrors(reports)) return `${text}\n\nNothing was deployed.`;
  if (text !== "") console.error(text);
  return undefined;
}
