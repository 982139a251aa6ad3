import type { DocumentReader } from '../reader';
import { hasPlaceholderDigest } from './placeholder';

/** Data of no kind that is known, with digests that nobody has worked out: a form, or made to look like a record of a build. */
export const madeUp: DocumentReader = {
  name: 'made-up',
  kind: 'no-evidence',
  isFallback: true,
  knows: ({ ending, text }) =>
    (ending === 'json' || ending === 'yaml' || ending === 'yml') && hasPlaceholderDigest(text).length > 0,
  read: ({ text }) => ({ said: hasPlaceholderDigest(text) }),
};
