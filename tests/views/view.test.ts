import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { networkOf } from "../../src/http/network.ts";
import { countsAsView, visitOf } from "../../src/views/view.ts";

const origin = "https://news.example.org";
const chrome =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
const visitor = { "User-Agent": chrome, "Sec-Fetch-Site": "same-origin", Origin: origin };

function counts(headers: Readonly<Record<string, string>>): boolean {
  return countsAsView(new Headers(headers), origin);
}

describe("a view counts", () => {
  it.each([
    ["with the headers that browsers send", visitor],
    ["without Origin", { "User-Agent": chrome, "Sec-Fetch-Site": "same-origin" }],
    ["without Sec-Fetch-Site", { "User-Agent": chrome, Origin: origin }],
    ["with tracking allowed", { ...visitor, DNT: "0", "Sec-GPC": "0" }],
  ])("%s", (_, headers) => {
    expect(counts(headers)).toBe(true);
  });

  it.each([
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.40(0x18002830) NetType/WIFI Language/zh_CN",
    "Mozilla/5.0 (Linux; Android 10; HLK-AL00) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/104.0.5112.97 Mobile Safari/537.36 NewsArticle/8.2.7 NetType/wifi",
    "Mozilla/5.0 (Linux; Android 11; V2055A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/83.0 Mobile Safari/537.36 SogouMSE,SogouMobileBrowser/5.29.9",
    "Mozilla/5.0 (Linux; Android 12; PEGM00) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/97.0 Mobile Safari/537.36 T7/13.33 SP-engine/2.60 baiduboxapp/13.35 (Baidu; P1 12)",
    "Mozilla/5.0 (Linux; Android 9; CUBOT_X20) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/100.0.0.0 Mobile Safari/537.36",
  ])("if the browser is %s", (userAgent) => {
    expect(counts({ ...visitor, "User-Agent": userAgent })).toBe(true);
  });
});

describe("a view does not count", () => {
  it.each([
    ["DNT", "1"],
    ["Sec-GPC", "1"],
    ["Sec-Purpose", "prefetch"],
    ["Sec-Purpose", "prefetch;prerender"],
    ["Sec-Purpose", "prefetch;anonymous-client-ip"],
    ["Purpose", "prefetch"],
    ["X-Purpose", "preview"],
    ["X-Moz", "prefetch"],
    ["Sec-Fetch-Site", "cross-site"],
    ["Sec-Fetch-Site", "same-site"],
    ["Sec-Fetch-Site", "none"],
    ["Origin", "https://elsewhere.example"],
    ["Origin", "http://news.example.org"],
    ["Origin", "null"],
    ["User-Agent", ""],
  ])("with the header %s: %s", (name, value) => {
    expect(counts({ ...visitor, [name]: value })).toBe(false);
  });

  it.each([
    "curl/8.14.1",
    "python-requests/2.32.4",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36",
    "Mozilla/5.0 (compatible; Baiduspider-render/2.0; +http://www.baidu.com/search/spider.html)",
    "Mozilla/5.0 (compatible; Google-InspectionTool/1.0;)",
    "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36 (compatible; GoogleOther)",
    "Mozilla/5.0 (compatible; YandexRenderResourcesBot/1.0; +http://yandex.com/bots)",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.1.1 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)",
    "Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)",
    "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36 (compatible; Bytespider; spider-feedback@bytedance.com)",
    "Mozilla/5.0 (compatible; archive.org_bot +http://archive.org/details/archive.org_bot)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/141.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/136.0.0.0 Safari/537.36 Chrome-Lighthouse",
  ])("if the program is %s", (userAgent) => {
    expect(counts({ ...visitor, "User-Agent": userAgent })).toBe(false);
  });

  it("if nothing shows that a page of this origin sent it", () => {
    expect(counts({ "User-Agent": chrome })).toBe(false);
  });

  it("if the reader asked not to be tracked, whatever else is sent", () => {
    const name = fc.constantFrom("Accept", "Referer", "Sec-Fetch-Mode", "Sec-Fetch-Dest", "Cookie");
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.stringMatching(/^[a-z/*;=]*$/)),
        fc.constantFrom("DNT", "Sec-GPC"),
        (more, asked) => {
          expect(counts({ ...visitor, ...more })).toBe(true);
          expect(counts({ ...visitor, ...more, [asked]: "1" })).toBe(false);
        },
      ),
    );
  });
});

it("decides about any User-Agent at once", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 2000 }), (userAgent) => {
      const headers = new Headers(visitor);
      headers.set("User-Agent", `Mozilla/5.0 (${encodeURI(userAgent.toWellFormed())}`);
      expect(countsAsView(headers, origin)).toBeTypeOf("boolean");
    }),
  );
});

/** The visit of a client at an address. */
const visit = (key: Uint8Array<ArrayBuffer>, address: string, userAgent: string) =>
  visitOf(key, networkOf(address), userAgent);

describe("visitOf", () => {
  const key = new Uint8Array(32).fill(7);

  it("is the same for the same client, and 32 bits long", async () => {
    await fc.assert(
      fc.asyncProperty(fc.ipV4(), fc.string(), async (address, userAgent) => {
        const one = await visit(key, address, userAgent);
        expect(one).toBe(await visit(key, address, userAgent));
        expect(one).toBe(one >>> 0);
      }),
    );
  });

  it("differs for another key or address", async () => {
    const one = await visit(key, "192.0.2.1", "Browser");
    expect(await visit(new Uint8Array(32).fill(8), "192.0.2.1", "Browser")).not.toBe(one);
    expect(await visit(key, "192.0.2.2", "Browser")).not.toBe(one);
  });

  it("is the same throughout an IPv6 network", async () => {
    expect(await visit(key, "2001:db8::1", "Browser")).toBe(
      await visit(key, "2001:db8::2:3:4", "Browser"),
    );
  });

  it("tells 16 browsers of one address apart, and no more", async () => {
    const visits = await Promise.all(
      Array.from({ length: 500 }, (_, index) => visit(key, "192.0.2.1", `Browser ${index}`)),
    );
    expect(new Set(visits).size).toBe(16);
  });

  it("tells up to 64 visits of one /48 apart", async () => {
    const visits = await Promise.all(
      Array.from({ length: 1000 }, (_, n) => visit(key, `2001:db8:7:${n.toString(16)}::`, "B")),
    );
    expect(new Set(visits).size).toBe(64);
  });
});
