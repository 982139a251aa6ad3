import { oneLine } from '../../core/service';

/** A joiner that is not seen and joins nothing: letters stay apart by it whatever escapes are taken away before. */
const apart = '\u200c';

/**
 * What forges make links or messages of after the Markdown was read, so that no backslash helps: mentions, numbers of
 * issues and merge requests, labels and milestones, addresses, `GH-12`.
 */
const reference = /([@#!~%$&^*](?=[\w"'])|(?<=[\w+.-]):(?=\/\/)|\bGH(?=-\d))/gi;

/** A text of a manifest as it may stand in a comment: one line that mentions nobody and leads nowhere. */
export function inert(text: string): string {
  return oneLine(text).replace(reference, `$1${apart}`);
}
