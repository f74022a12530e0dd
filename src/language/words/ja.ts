import type { Words } from "../words.ts";

/** Japanese. */
export const japanese: Words = {
  correction: ["訂正（", "）："],
  firstAppeared: (title) => `この記事の初出は「${title}」です：`,
  footnotes: "脚注",
  backToReference: (number) => `参照 ${number} に戻る`,
  audio: (title) => `音声：${title}`,
  video: (title) => `動画：${title}`,
  space: "",
  roles: {
    text: "文",
    draft: "執筆",
    revision: "校閲",
    editing: "編集",
    translation: "翻訳",
    photo: "写真",
    photos: "写真",
    photography: "撮影",
    "photo editing": "写真編集",
    video: "動画",
    illustration: "イラスト",
  },
};
