import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // Style rules are for HTML that people write by hand.
    "void-style": "off",
    "long-title": "off",
    "no-implicit-button-type": "error",
  },
});

/** The violations of the HTML standard in a document, with their positions. */
export async function faultsOfHtml(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
  );
}
