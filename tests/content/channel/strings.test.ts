import { describe, expect, it } from "vitest";
import { readChannel } from "../../../src/content/channel/read-channel.ts";
import { vocabularyOf, wordsFor } from "../../../src/language/vocabulary.ts";
import { channelYaml, contentFolder } from "../../support/content-folder.ts";

async function read(yaml: string) {
  return readChannel(await contentFolder({ "channel.yaml": channelYaml + yaml }));
}

async function channelWith(yaml: string) {
  const result = await read(yaml);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.value.channel;
}

describe("strings in channel.yaml", () => {
  it("replace words of the channel's language, and of others by their tags", async () => {
    const channel = await channelWith(
      "strings:\n  subscribe: Follow us\n  views: '{count} reads'\n  roles: { photo: Pictures }\n  zh-Hans: { home: 主页 }\n",
    );
    const { words } = vocabularyOf(channel).own;
    expect(words).toMatchObject({
      subscribe: "Follow us",
      views: { other: "{count} reads" },
      home: "Home",
    });
    expect(words.roles).toEqual({ photo: "Pictures" });
    expect(wordsFor(channel, "zh-CN").words).toMatchObject({ home: "主页", news: "新闻" });
  });

  it.each([
    ["subscibe: Follow", "strings.subscibe: there is no such field", "write subscribe"],
    ["zh-Hans: { hom: 主页 }", "strings.zh-Hans.hom: there is no such field", "write home"],
    [
      "by: Written by {author}",
      "strings.by: this text must have the same names",
      "write {authors}",
    ],
    ["by: 3", "strings.by: this is not text", "write it as text, as in By {authors}"],
    ["home: ' '", "strings.home: this text is empty", "write a shorter one"],
    ["home: Home {title}", "strings.home: this text must have the same names", "leave them out"],
    [
      "newestOnFront: The newest are on the <home>front page.",
      "strings.newestOnFront: this text must have",
      "write <home>, each tag with its end",
    ],
    ["views: { one: a view }", "strings.views.other: this is not text", "as in {count} views"],
    ["views: { other: many views }", "strings.views.other: this text must have", "write {count}"],
    ["roles: [photo]", "strings.roles: roles are expected here", "write each as in photo"],
  ])("refuse %s", async (yaml, message, fix) => {
    const result = await read(`strings:\n  ${yaml}\n`);
    const [error] = result.ok ? [] : result.errors;
    expect(error?.message).toContain(message);
    expect(error?.fix).toContain(fix);
  });
});
