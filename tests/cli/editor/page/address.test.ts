import { expect, it } from "vitest";
import {
  addressControl,
  type ControlProps,
  proposeAddress,
} from "../../../../src/cli/editor/page/address.ts";

it.each([
  ["A New Reading Room Opens", "a-new-reading-room-opens"],
  ["新阅览室开放", "xin-yue-lan-shi-kai-fang"],
  ["校长会见 IBM 代表", "xiao-zhang-hui-jian-ibm-dai-biao"],
  ["Über Öl", "ueber-oel"],
  ["読みもの", ""],
])("proposes for %s the address %s", async (title, address) => {
  expect(await proposeAddress(title)).toBe(address);
});

/** A form with a title and an address, as Sveltia CMS would show it. */
function form(slug: string | undefined) {
  const data = { title: "", address: "", shown: "", readonly: false };
  const control = addressControl(({ value, readonly = false }) => {
    data.shown = String(value);
    data.readonly = readonly;
  });
  const render = async () => {
    const props: ControlProps = {
      value: data.address,
      forID: "a",
      entry: {
        get: (key) => (key === "slug" ? slug : undefined),
        getIn: () => data.title,
      },
      onChange: (value) => {
        data.address = value;
      },
    };
    control(props);
    await new Promise((done) => setTimeout(done));
    control({ ...props, value: data.address });
  };
  return { data, render };
}

it("follows the title until somebody types another address", async () => {
  const { data, render } = form(undefined);
  data.title = "One";
  await render();
  expect(data.shown).toBe("one");
  data.title = "One Two";
  await render();
  expect(data.shown).toBe("one-two");
  data.address = "mine";
  data.title = "Three";
  await render();
  expect(data.shown).toBe("mine");
});

it("only shows the address of an article that exists", async () => {
  const { data, render } = form("the-slug");
  data.title = "One";
  await render();
  expect(data).toMatchObject({ shown: "the-slug", readonly: true, address: "" });
});
