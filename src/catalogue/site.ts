import type { Instant } from "../article/instant.ts";
import type { Catalogue } from "./catalogue.ts";
import type { VolumeStore } from "./pieces.ts";

/** What a request is answered from: the catalogue, its volumes, and the moment that decides what is public. */
export interface Site {
  readonly catalogue: Catalogue;
  readonly store: VolumeStore;
  readonly now: Instant;
}
