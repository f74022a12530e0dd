import type { Words } from "../words.ts";

/** Chinese in traditional characters. */
export const traditionalChinese: Words = {
  correction: ["更正（", "）："],
  firstAppeared: (title) => `本文首發於${title}：`,
  footnotes: "註腳",
  backToReference: (number) => `返回引用 ${number}`,
  audio: (title) => `音訊：${title}`,
  video: (title) => `影片：${title}`,
  space: "",
  roles: {
    text: "文字",
    draft: "撰稿",
    revision: "審校",
    editing: "編輯",
    translation: "翻譯",
    photo: "攝影",
    photos: "攝影",
    photography: "攝影",
    "photo editing": "圖片編輯",
    video: "影片",
    illustration: "插圖",
  },
};
