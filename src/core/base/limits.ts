/** Days that a waiver may last at most; whoever needs longer decides again. */
export const longestWaiver = 90;

/** Days before the end of a waiver at which it is told that it ends. */
export const waiverNotice = 14;
