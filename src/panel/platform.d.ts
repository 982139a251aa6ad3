/** What this folder takes from its platform, be it Node or a browser, and nothing else. Known to its own project only. */
declare const URL: { canParse(url: string): boolean };
