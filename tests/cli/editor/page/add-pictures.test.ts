import { expect, it } from "vitest";
import { withPicturesInText } from "../../../../src/cli/editor/page/add-pictures.ts";

const room = { file: "room.jpg", alt: "A room.", caption: "The room." };

it("moves the pictures of a form into its text", () => {
  const form = { title: "A", body: "Text.", pictures: [room, { file: "b.png", alt: "B" }] };
  expect(withPicturesInText(form)).toEqual({
    title: "A",
    body: 'Text.\n\n![A room.](room.jpg "The room.")\n\n![B](b.png)',
  });
});

it("leaves out pictures without a file", () => {
  expect(withPicturesInText({ body: "Text.", pictures: [{ alt: "B" }, room] })?.["body"]).toBe(
    'Text.\n\n![A room.](room.jpg "The room.")',
  );
});

it("does not touch a form that adds none", () => {
  expect(withPicturesInText({ title: "A", body: "![1]" })).toBeUndefined();
  expect(withPicturesInText({ body: "Text.", pictures: [] })).toBeUndefined();
});
