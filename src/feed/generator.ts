/** The program, as the feeds name it. A test holds the version against package.json. */
export const generator = { name: "Broadsheet", version: "0.1.0" } as const;
