import { expect, it } from "vitest";
import { playerAddress } from "../../../../src/cli/import/html/embeds.ts";
import { importHtml } from "../../../support/html-import.ts";

const tube = "https://www.youtube-nocookie.com/embed/";
const id = "abcdefghi-_";

it.each([
  [`https://www.youtube.com/watch?v=${id}`, `${tube}${id}`],
  [`https://m.youtube.com/watch?v=${id}&t=1m30s`, `${tube}${id}?start=90`],
  [`https://youtu.be/${id}?t=90`, `${tube}${id}?start=90`],
  [`https://youtu.be/${id}&feature=x`, `${tube}${id}`],
  [`//www.youtube.com/embed/${id}?start=1h2m3s&t=5`, `${tube}${id}?start=3723`],
  [`https://youtube.com/shorts/${id}`, `${tube}${id}`],
  ["https://www.youtube.com/playlist?list=PL0123456789", `${tube}videoseries?list=PL0123456789`],
  [
    "https://www.youtube.com/embed/videoseries?list=PL0123456789",
    `${tube}videoseries?list=PL0123456789`,
  ],
  ["https://vimeo.com/12345678", "https://player.vimeo.com/video/12345678"],
  ["https://vimeo.com/channels/x/12345678", "https://player.vimeo.com/video/12345678"],
  ["https://vimeo.com/12345678/0a1b2c3d4e", "https://player.vimeo.com/video/12345678?h=0a1b2c3d4e"],
  [
    "https://player.vimeo.com/video/12345678?h=0a1b2c",
    "https://player.vimeo.com/video/12345678?h=0a1b2c",
  ],
  ["https://vimeo.com/12345678/likes", "https://player.vimeo.com/video/12345678"],
  [
    "https://www.bilibili.com/video/BV1234567890",
    "https://player.bilibili.com/player.html?bvid=BV1234567890",
  ],
  [
    "https://player.bilibili.com/player.html?bvid=BV1234567890",
    "https://player.bilibili.com/player.html?bvid=BV1234567890",
  ],
  ["https://youtu.be/short", undefined],
  ["https://www.youtube.com/playlist?list=short", undefined],
  ["https://vimeo.com/about", undefined],
  ["https://www.bilibili.com/video/BV12345", undefined],
  ["https://notyoutube.com/watch?v=abcdefghi-_", undefined],
  ["javascript:x()", undefined],
  ["film.mp4", undefined],
])("the film at %s is played from %s", (address, player) => {
  expect(playerAddress(address)).toBe(player);
});

it("an embed takes its player from where a script or a Flash player has it", async () => {
  const film = `https://www.youtube.com/embed/${id}`;
  for (const html of [
    `<iframe data-src="${film}" src="about:blank"></iframe>`,
    `<iframe src="about:blank" data-lazy-src="${film}"></iframe>`,
    `<object data="about:blank"><param name="movie" value="${film}"></object>`,
    `<object><embed src="${film}"></object>`,
  ]) {
    expect((await importHtml(html)).markdown, html).toContain(`${tube}${id}`);
  }
});

it("an embed of another site becomes a link with its title, and one without an address goes", async () => {
  const { markdown, losses } = await importHtml(
    `<iframe src="https://maps.example/x" title="A map"></iframe><iframe src="https://b.example/" title=" "></iframe><iframe src="about:blank"></iframe>`,
  );
  expect(markdown).toContain("[A map](https://maps.example/x)");
  expect(markdown).toContain("https://b.example/");
  expect(losses.map(({ reason }) => reason)).toEqual([
    expect.stringContaining("became a link"),
    expect.stringContaining("became a link"),
    "an embedded <iframe> without an address was left out",
  ]);
});
