/** The headers of a client that is known to merge deltas. */
export const deltaClient = { "A-IM": "feed", "User-Agent": "newsboat/2.21.0 (Linux)" } as const;
