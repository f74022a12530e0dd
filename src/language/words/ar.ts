import type { Words } from "../words.ts";

/** Arabic. */
export const arabic: Words = {
  correction: ["تصحيح، ", ":"],
  firstAppeared: (title) => `نُشر هذا المقال أولًا في ${title}:`,
  footnotes: "الحواشي",
  backToReference: (number) => `العودة إلى المرجع ${number}`,
  audio: (title) => `تسجيل صوتي: ${title}`,
  video: (title) => `فيديو: ${title}`,
  space: " ",
  roles: {
    text: "النص",
    draft: "الصياغة",
    revision: "المراجعة",
    editing: "التحرير",
    translation: "الترجمة",
    photo: "تصوير",
    photos: "الصور",
    photography: "التصوير",
    "photo editing": "تحرير الصور",
    video: "الفيديو",
    illustration: "الرسوم",
  },
};
