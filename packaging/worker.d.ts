/*
 * The types of broadsheet/worker, for a Worker that wraps this one. They need only the global Request and
 * Response, which the types of Workers, of browsers and of Node all declare.
 */

// @ts-ignore: only the types of Workers declare this module. Without them, the class extends `any`.
import { DurableObject } from "cloudflare:workers";

/** The bindings in wrangler.toml. */
export interface Bindings {
  readonly ASSETS: object;
  readonly VIEWS: object;
  readonly FEED_LIMIT: object;
}

/** Counts the views of one article. Export it from the entry point of your Worker. */
export declare class ViewCounter extends DurableObject {}

/** Answers every request to the publication. */
declare const worker: {
  fetch(
    request: Request,
    env: Bindings,
    context?: { waitUntil(promise: Promise<unknown>): void },
  ): Response | Promise<Response>;
};
export default worker;
