import type { Words } from "../words.ts";

/** Portuguese. */
export const portuguese: Words = {
  correction: ["Correção de ", ":"],
  firstAppeared: (title) => `Este artigo foi publicado pela primeira vez em ${title}:`,
  footnotes: "Notas",
  backToReference: (number) => `Voltar à referência ${number}`,
  audio: (title) => `Áudio: ${title}`,
  video: (title) => `Vídeo: ${title}`,
  space: " ",
  roles: {
    text: "Texto",
    draft: "Rascunho",
    revision: "Revisão",
    editing: "Edição",
    translation: "Tradução",
    photo: "Foto",
    photos: "Fotos",
    photography: "Fotografia",
    "photo editing": "Edição de fotografia",
    video: "Vídeo",
    illustration: "Ilustração",
  },
};
