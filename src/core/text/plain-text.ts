/**
 * The quick way to read a text. There are two parsers: `yaml` recovers from errors, explains them and knows all of
 * YAML, and takes most of the time of a whole check; `js-yaml` gives a flat stream of events in a tenth of it, and
 * stops at the first error. So what is well-formed and plain, as nearly every section is, is read from the events.
 * `yaml` decides what a text means: whatever the two might see differently, be it only by an offset, is left to it.
 * A difference that turns up is met by reading less here, never by changing what was read.
 */

import { parseEvents, YAMLException } from 'js-yaml';
import { noRepeats } from './anchors';
import { EventReader, NotPlain } from './events';
import { type Limits, limits } from './limits';
import type { ReadText } from './parsed';

/** Tabs, line ends other than LF, what is not printed; anchors, aliases, tags; document markers and directives. */
const special =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffd-\uffff]|(?:^|[\s,[{:])[&*!]|^ *(?:---|\.\.\.|%)/m;

/** What a text says, as `yaml` would say it; undefined where that is not certain, or where it has a problem. */
export function readPlainText(text: string, most: Limits = limits): ReadText | undefined {
  if (special.test(text)) return undefined;
  try {
    const events = parseEvents(text, { maxDepth: limits.depth });
    if (events.length > most.nodes) return undefined;
    const [root, value] = new EventReader(text, events, most).read();
    return { root, value, problems: [], unreadable: [], beyond: [], repeats: noRepeats };
  } catch (error) {
    if (error instanceof NotPlain || error instanceof YAMLException) return undefined;
    throw error;
  }
}
