import type { Words } from "../words.ts";

/** French, with no-break spaces before colons. */
export const french: Words = {
  correction: ["Correction du ", " :"],
  firstAppeared: (title) => `Cet article est d’abord paru dans ${title} :`,
  footnotes: "Notes",
  backToReference: (number) => `Retour à la référence ${number}`,
  audio: (title) => `Audio : ${title}`,
  video: (title) => `Vidéo : ${title}`,
  space: " ",
  roles: {
    text: "Texte",
    draft: "Rédaction",
    revision: "Relecture",
    editing: "Édition",
    translation: "Traduction",
    photo: "Photo",
    photos: "Photos",
    photography: "Photographie",
    "photo editing": "Édition photo",
    video: "Vidéo",
    illustration: "Illustration",
  },
};
