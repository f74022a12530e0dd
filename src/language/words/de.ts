import type { Words } from "../words.ts";

/** German. */
export const german: Words = {
  correction: ["Korrektur vom ", ":"],
  firstAppeared: (title) => `Dieser Artikel erschien zuerst in ${title}:`,
  footnotes: "Fußnoten",
  backToReference: (number) => `Zurück zu Verweis ${number}`,
  audio: (title) => `Audio: ${title}`,
  video: (title) => `Video: ${title}`,
  space: " ",
  roles: {
    text: "Text",
    draft: "Entwurf",
    revision: "Überarbeitung",
    editing: "Redaktion",
    translation: "Übersetzung",
    photo: "Foto",
    photos: "Fotos",
    photography: "Fotografie",
    "photo editing": "Bildredaktion",
    video: "Video",
    illustration: "Illustration",
  },
};
