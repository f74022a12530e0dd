import { expect, it } from "vitest";
import { liquidTags } from "../../../src/cli/import/folders/liquid.ts";
import { body } from "../../support/wordpress-body.ts";

it.each(["{% a %}", "{{", "{%", "{# ", '{% a "', "{% raw %}"])(
  "the template tags %s take time in proportion to the text",
  (part) => {
    expect(liquidTags(part.repeat(200_000), true).length).toBeLessThanOrEqual(200_000);
  },
);

it.each(["[a ", "[caption]", '[a b="', "[/a]", "[[", "<", "<pre>", "[a]<!--", "<a ", "\n \n", " "])(
  "the shortcodes %j take time in proportion to the text",
  (part) => {
    expect(body(part.repeat(20_000))).toBeDefined();
  },
);
