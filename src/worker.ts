import edition from "../dist/edition.txt";
import { createApp } from "./app.ts";
import { openCatalogue } from "./catalogue/catalogue.ts";
import { readEdition } from "./catalogue/edition-file.ts";
import { createErrorApp } from "./error-app.ts";

const file = readEdition(edition);

export default "errors" in file
  ? createErrorApp(file.errors)
  : createApp(openCatalogue(file.index), Date.now);
