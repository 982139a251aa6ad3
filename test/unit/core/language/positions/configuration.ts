// The configuration of a repository, `ai-readiness.config.yaml`.
import type { Row } from './row';

export const configuration: readonly Row[] = [
  [
    'an empty configuration',
    '|',
    '=version severity exclude waiverDays evidence holidays itemsAtOnce currency rates approvals references defaults',
  ],
  [
    'after its version',
    'version: 1\n|',
    '=severity exclude waiverDays evidence holidays itemsAtOnce currency rates approvals references defaults',
  ],
  [
    'a key half typed between others',
    'version: 1\nse|\nexclude: []\n',
    '=severity waiverDays evidence holidays itemsAtOnce currency rates approvals references defaults',
  ],
  [
    'the codes of findings',
    'severity:\n  owner/no-deputy: hint\n  |\n',
    'data/no-owner',
    'owner/no-deputy config/unknown-code',
  ],
  ['a severity', 'severity:\n  owner/no-deputy: |\n', '=error warning information hint off'],
  [
    'a severity in braces, half typed',
    'severity: { owner/no-deputy: h| }\n',
    '=error warning information hint off',
  ],
  ['a number of days', 'waiverDays: |\n', '=30 60 90'],
  ['what is shared', 'defaults:\n  |\n', '=owners systems'],
  ['an entry that is shared', 'defaults:\n  owners:\n    |\n', '=new_entry_of_owners'],
  ['nothing for an id that has been begun', 'defaults:\n  owners:\n    d|\n', '='],
  ['nothing in a comment', 'version: 1 # |\n', '='],
  ['nothing behind a colon without a blank', 'severity:\n  owner/no-deputy:|\n', '='],
  ['nothing before a severity in quotes', 'severity:\n  owner/no-deputy: |"hint"\n', '='],
  ['nothing behind a severity and a blank', 'severity:\n  owner/no-deputy: hint |\n', '='],
  [
    'a severity with carriage returns',
    'version: 1\r\nseverity:\r\n  owner/no-deputy: |\r\n',
    '=error warning information hint off',
  ],
  ['the keys of an owner that is shared', 'defaults:\n  owners:\n    dpo:\n      |\n', 'handle roles'],
];
