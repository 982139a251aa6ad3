/** Where a writer writes to. Done when it is written. */
export type Write = (text: string) => Promise<void>;
