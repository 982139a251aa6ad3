import { visible } from '../../base/characters';
import { isFarAhead } from '../../base/dates';
import type { Severity } from '../../base/finding';
import type { Path } from '../../base/path';
import { quoted, shorten } from '../../base/shorten';
import { addressTrouble, withoutCredentials } from '../../facts/address';
import {
  type EvidenceEntry,
  type FileFact,
  factOf,
  isMovingLink,
  linkOf,
  nameOf,
} from '../../facts/evidence';
import { fileNamed } from '../../facts/names';
import type { EvidenceState } from '../../facts/report';
import type { ItemId } from '../../schema/generated/catalogue';
import { nodeAt } from '../../text/tree';
import { changeTo, removeFix, setFix } from '../fixes/fixes';
import { datedAhead, removals } from '../fixes/status-fixes';
import type { Problem, Rule, RuleContext } from '../rule';
import { documentsThat, emptiness, movedTo, notChecked, uncheckedDocuments } from './documents';

/** The place of a file name or address: the list entry itself, or the key in it. */
export function placeOf(
  entry: EvidenceEntry,
  { parsed }: RuleContext,
  key: 'file' | 'url' | 'on' | 'expires',
): Path {
  return nodeAt(parsed.root, entry.path)?.kind === 'map' ? [...entry.path, key] : entry.path;
}

/**
 * A finding for each piece of evidence in a state. What is claimed to be met rests on it, so it is an error there;
 * anywhere else the evidence is still being made.
 */
function* inState(
  context: RuleContext,
  state: EvidenceState,
  message: (file: string, fact: FileFact | undefined) => string,
): Generator<Problem> {
  const removal = removals(context.parsed);
  for (const item of context.items) {
    for (const entry of item.evidence) {
      if (entry.state !== state || entry.file === undefined) continue;
      const severity: Severity = item.status === 'met' ? 'error' : 'warning';
      const fact = factOf(context.facts.repository, entry.file);
      const path = placeOf(entry, context, 'file');
      const moved = movedTo(fact);
      const gone = state === 'missing' || state === 'outside';
      const fixes = [
        ...(moved === undefined ? [] : [changeTo(path, moved)]),
        ...(gone ? [removal(entry, item)] : []),
      ];
      yield {
        message: message(shorten(visible(entry.file)), fact),
        path,
        severity,
        items: [item.id],
        fixes,
        // A file that is not there is missing once, whatever part of it is cited.
        cause: { of: state === 'missing' ? fileNamed(entry.file) : entry.file },
      };
    }
  }
}

/** What a piece of evidence names, as it is shown. */
function shownName(entry: EvidenceEntry): string {
  return shorten(withoutCredentials(nameOf(entry) ?? 'This evidence'));
}

/** Evidence that nobody could look at. What is not known to be false is an error only where a claim stands on it alone. */
function* uncheckedEvidence(context: RuleContext): Generator<Problem> {
  for (const { status, evidence, evidencedBy, id } of context.items) {
    const isProven = [...evidence, ...evidencedBy].some(({ state }) => state === 'holds');
    for (const entry of evidence) {
      if (entry.unchecked === undefined || entry.file === undefined) continue;
      yield {
        message: notChecked(quoted(visible(entry.file)), entry.unchecked),
        path: placeOf(entry, context, 'file'),
        severity: status === 'met' && !isProven ? 'error' : 'warning',
        items: [id],
        cause: { of: entry.file },
      };
    }
  }
}

export const evidenceRules: readonly Rule[] = [
  {
    code: 'evidence/missing-file',
    severity: 'error',
    summary: 'A file that is named as evidence does not exist.',
    why: 'Evidence that nobody can open proves nothing. Files get renamed and moved, and the manifest is forgotten.',
    howToFix:
      'Correct the path, add the file, or remove the entry. A path is read from the folder of the manifest and, where nothing is there, from the root of the repository; one that begins with `/` from the root only. A heading or a line may follow it (`docs/owners.md#roles`, `docs/owners.md:12`). This is a warning while the item is not marked as met.',
    *check(context) {
      yield* inState(context, 'missing', (file, fact) => {
        const moved = movedTo(fact);
        return moved === undefined
          ? `${quoted(file)} does not exist in this repository: correct the path, or add the file.`
          : `${quoted(file)} does not exist in this repository. Is it ${quoted(moved)} now?`;
      });
      yield* documentsThat(
        context,
        'missing',
        () => 'does not exist in this repository: correct the path, or add the file',
      );
    },
  },
  {
    code: 'evidence/empty-file',
    severity: 'error',
    summary: 'A file or folder that is named as evidence is empty.',
    why: 'A placeholder proves nothing: neither a file of nothing but white space and characters that nobody sees, nor a folder in which there are at most such files, manifests and unfilled templates. A folder counts where something in it would count by itself.',
    howToFix: 'Write the document, or say `in-progress` until it is written.',
    *check(context) {
      yield* inState(
        context,
        'empty',
        (file, fact) => `${quoted(file)} ${emptiness(fact)}, or reopen the item.`,
      );
      yield* documentsThat(context, 'empty', emptiness);
    },
  },
  {
    code: 'evidence/outside-repository',
    severity: 'error',
    summary: 'A path leads out of the repository that holds the manifest.',
    why: 'Anyone who clones the repository does not have that file. A path can lead out through `..` or through a symbolic link.',
    howToFix: 'Copy the document into the repository, or link to it with an `https` address.',
    *check(context) {
      const what = 'is outside the repository: anyone else who clones it does not have that file';
      const cited = inState(context, 'outside', (file) => `${quoted(file)} ${what}.`);
      for (const problem of [...cited, ...documentsThat(context, 'outside', () => what)])
        yield { ...problem, severity: 'error' };
    },
  },
  {
    code: 'evidence/not-checked',
    severity: 'error',
    suppressible: false,
    summary: 'A file that is named as evidence could not be looked at.',
    why: 'No permission, a folder that cannot be read, a broken disk, a limit or a fault of this program: none of them shows whether the file exists. What could not be checked never proves anything, and is looked at again the next time.',
    howToFix:
      'The message says what was in the way. Make sure that whoever runs the check can read the file and the folders above it; where too many files are named, name the folder that holds them. It is a warning where other evidence of the item holds, or the item is not marked as met. On the command line a run in which something could not be checked ends with 2, whatever `--fail-on` says and whatever is hidden.',
    *check(context) {
      yield* uncheckedEvidence(context);
      yield* uncheckedDocuments(context);
    },
  },
  {
    code: 'evidence/unchanged-template',
    severity: 'error',
    summary: 'An evidence document is still an unfilled template.',
    why: 'An unfilled template proves nothing.',
    howToFix: 'Fill the document in; the finding goes away with the first real change.',
    *check(context) {
      yield* inState(
        context,
        'unchanged-template',
        (file) => `${quoted(file)} is still the unchanged template: fill it in.`,
      );
    },
  },
  {
    code: 'evidence/expired',
    severity: 'error',
    summary: 'A piece of evidence has expired.',
    why: 'A penetration test or supplier assessment from two years ago says little about today.',
    howToFix:
      'Renew it and give the new date, or reopen the item. This is a warning where other evidence for the item still holds.',
    *check(context) {
      const removal = removals(context.parsed);
      for (const item of context.items) {
        const { status, satisfied, evidence, id } = item;
        for (const entry of evidence) {
          if (entry.state !== 'expired') continue;
          const severity = status === 'met' && !satisfied ? 'error' : 'warning';
          yield {
            message: `${quoted(shownName(entry))} expired on ${entry.expires}: renew it, or reopen the item.`,
            path: placeOf(entry, context, 'expires'),
            severity,
            items: [id],
            fixes: [removal(entry, item)],
          };
        }
      }
    },
  },
  {
    code: 'evidence/in-the-future',
    severity: 'error',
    summary: 'A piece of evidence is dated in the future.',
    why: 'What does not exist yet proves nothing. One day is allowed for, since teams and their machines sit in different time zones.',
    howToFix:
      'Write the date that the evidence has, or mark the item as in progress until it is there. This is a warning where other evidence for the item holds, or the item is not marked as met.',
    *check(context) {
      const { today } = context.facts;
      for (const { status, satisfied, evidence, id, path } of context.items) {
        for (const entry of evidence) {
          if (entry.state !== 'in-the-future') continue;
          const date = placeOf(entry, context, 'on');
          const fixes = datedAhead({ path, status }, date, { parsed: context.parsed, today });
          yield {
            message: `${quoted(shownName(entry))} is dated ${entry.on}, which lies in the future: write the date that it has.`,
            path: date,
            severity: status === 'met' && !satisfied ? 'error' : 'warning',
            items: [id],
            // Where other evidence holds, the item is met all the same.
            fixes: status === 'met' && !satisfied ? fixes : fixes.slice(0, 1),
          };
        }
      }
    },
  },
  {
    code: 'evidence/far-end',
    severity: 'warning',
    summary: 'A piece of evidence is to count for more than ten years.',
    why: 'Such a day is a slip of the pen, or stands for "never": nobody will look at the evidence again.',
    howToFix: 'Write the day on which it has to be renewed, or leave the end out where there is none.',
    *check(context) {
      const { today } = context.facts;
      for (const { evidence, id } of context.items) {
        for (const entry of evidence) {
          if (entry.state === 'in-the-future' || !isFarAhead(entry.expires, today)) continue;
          const path = placeOf(entry, context, 'expires');
          yield {
            message: `${quoted(shownName(entry))} is to count until ${entry.expires}, more than ten years ahead: write when it has to be renewed, or leave the end out.`,
            path,
            items: [id],
            fixes: [removeFix('Leave the end out', path)],
          };
        }
      }
    },
  },
  {
    code: 'evidence/insecure-url',
    severity: 'warning',
    summary: 'A link is not an https address.',
    why: 'What is fetched over http can be changed on the way; `file:` and other schemes work on one machine only, so they prove nothing. This is an error where an item marked as met rests on them.',
    howToFix: 'Use the `https` address.',
    *check(context) {
      for (const { status, satisfied, evidence, id } of context.items) {
        for (const entry of evidence) {
          const url = linkOf(entry)?.url;
          if (url === undefined || isOther(url)) continue;
          const problem = insecure(url, placeOf(entry, context, entry.url === undefined ? 'file' : 'url'), [
            id,
          ]);
          // What nobody else can open proves nothing; where the item rests on it alone, its claim is not so.
          const provesNothing = entry.state === 'not-a-link' && status === 'met' && !satisfied;
          yield provesNothing ? { ...problem, severity: 'error' } : problem;
        }
      }
      for (const { document, path } of context.documents) {
        // `release/unpinned-prompt` asks for a file instead.
        if (path[0] === 'release' && path[1] === 'prompts' && isMovingLink(document)) continue;
        const url = linkOf({ file: document })?.url;
        if (url !== undefined && !isOther(url)) yield insecure(url, path, []);
      }
    },
  },
];

/** Whether an address is secure, or has a finding of its own. */
function isOther(url: string): boolean {
  return /^https:/i.test(url) || addressTrouble(url) !== undefined;
}

function insecure(url: string, path: Path, items: readonly ItemId[]): Problem {
  const isHttp = /^http:/i.test(url);
  const secure = url.replace(/^http:/i, 'https:');
  return {
    message: isHttp
      ? `${quoted(url)} is not secure: use https.`
      : `${quoted(url)} is not a web address that others can open: use https.`,
    path,
    items,
    fixes: isHttp ? [setFix({ kind: 'change', title: 'Change to https', safe: true }, path, secure)] : [],
  };
}
