import type { Words } from "../words.ts";

/** Chinese in simplified characters. */
export const simplifiedChinese: Words = {
  correction: ["更正（", "）："],
  firstAppeared: (title) => `本文首发于${title}：`,
  footnotes: "脚注",
  backToReference: (number) => `返回引用 ${number}`,
  audio: (title) => `音频：${title}`,
  video: (title) => `视频：${title}`,
  space: "",
  roles: {
    text: "文字",
    draft: "撰稿",
    revision: "审校",
    editing: "编辑",
    translation: "翻译",
    photo: "摄影",
    photos: "摄影",
    photography: "摄影",
    "photo editing": "图片编辑",
    video: "视频",
    illustration: "插图",
  },
};
