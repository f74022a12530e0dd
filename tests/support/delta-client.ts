/** What a client sends that is known to merge deltas. */
export const deltaClient = { "A-IM": "feed", "User-Agent": "newsboat/2.21.0 (Linux)" } as const;
