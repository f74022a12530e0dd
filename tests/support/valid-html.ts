import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // The rules of style say how to write a source by hand.
    "void-style": "off",
    "long-title": "off",
    "no-implicit-button-type": "error",
  },
});

/** What is wrong with a document by the HTML standard, and where. */
export async function faultsOfHtml(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
  );
}
