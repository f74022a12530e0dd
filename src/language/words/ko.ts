import type { Words } from "../words.ts";

/** Korean. */
export const korean: Words = {
  correction: ["정정(", "):"],
  firstAppeared: (title) => `이 기사는 ${title}에 처음 게재되었습니다:`,
  footnotes: "각주",
  backToReference: (number) => `참조 ${number}(으)로 돌아가기`,
  audio: (title) => `오디오: ${title}`,
  video: (title) => `동영상: ${title}`,
  space: " ",
  roles: {
    text: "글",
    draft: "초안",
    revision: "감수",
    editing: "편집",
    translation: "번역",
    photo: "사진",
    photos: "사진",
    photography: "촬영",
    "photo editing": "사진 편집",
    video: "영상",
    illustration: "삽화",
  },
};
