import { expectTypeOf, it } from "vitest";
import type * as published from "../../packaging/worker.d.ts";
import type * as worker from "../../src/worker.ts";

/*
 * The published types are written by hand, because those that the compiler makes of src/ name the types of
 * the repository's own bindings. tsc compares them here; tests/packaging/package.slow.test.ts compiles
 * programs with them.
 */
it("the published types are true of the Worker", () => {
  expectTypeOf<typeof worker.default>().toExtend<typeof published.default>();
  expectTypeOf<typeof worker.ViewCounter>().toExtend<typeof published.ViewCounter>();
  expectTypeOf<keyof typeof worker>().toEqualTypeOf<keyof typeof published>();
});
