/** The field of the pictures that a form adds to its text. It is in no file. */
export const picturesField = "pictures";
