import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { fingerprint, fingerprintLength } from "../../src/article/fingerprint.ts";

it("is the first 96 bits of the text's SHA-256", () => {
  for (const text of ["", "abc", "新闻"]) {
    const bits = Buffer.from(fingerprint(text), "base64url");
    expect(bits).toEqual(createHash("sha256").update(text).digest().subarray(0, 12));
    expect(fingerprint(text)).toHaveLength(fingerprintLength);
  }
});
