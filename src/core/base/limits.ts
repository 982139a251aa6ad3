/** Days that a waiver may last at most; whoever needs longer decides again. */
export const longestWaiver = 90;

/** Items that one person moves at a time, unless a configuration says otherwise: most of an estimate is waiting. */
export const itemsAtOnce = 3;

/** So many days before it is due, something is near: before that its date is as good as the days that are left. */
export const nearDays = 30;

/** Days before the end of a waiver at which its end is announced. */
export const waiverNotice = 14;

/** Days for which a comment may hide an error at most: a year later nobody knows any more whether its reason holds. */
export const longestHiding = 365;

/** So many days ahead a calendar tells. */
export const yearAhead = 365;

/** Days ahead beyond which a date is more likely a slip, or stands for "never", than a plan: ten years. */
export const farAhead = 3_653;

/** Days by which a date may lie ahead and still be today somewhere: teams and their CI sit in different time zones. */
export const dayOfGrace = 1;

/** Days in the shortest six months: at least so long must logs of a high-risk system be kept (EU AI Act, 19 and 26(6)). */
export const shortestLogs = 181;

/** No message is longer, whatever the texts that it quotes; in characters. */
export const longestMessage = 600;

/** Related places that are shown of one finding; the others are counted. */
export const shownRelated = 5;
