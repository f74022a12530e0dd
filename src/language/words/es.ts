import type { Words } from "../words.ts";

/** Spanish. */
export const spanish: Words = {
  correction: ["Corrección del ", ":"],
  firstAppeared: (title) => `Este artículo se publicó por primera vez en ${title}:`,
  footnotes: "Notas",
  backToReference: (number) => `Volver a la referencia ${number}`,
  audio: (title) => `Audio: ${title}`,
  video: (title) => `Vídeo: ${title}`,
  space: " ",
  roles: {
    text: "Texto",
    draft: "Borrador",
    revision: "Revisión",
    editing: "Edición",
    translation: "Traducción",
    photo: "Foto",
    photos: "Fotos",
    photography: "Fotografía",
    "photo editing": "Edición gráfica",
    video: "Vídeo",
    illustration: "Ilustración",
  },
};
