import { isInTheFuture } from '../../base/dates';
import { quoted } from '../../base/shorten';
import { type Stage, stages, stageTitle } from '../../base/stages';
import { askedOf, nearest } from '../../base/suggest';
import { atMost } from '../../base/words';
import { itemRecord } from '../../domain/records';
import type { EvidenceState, ItemReport } from '../../facts/report';
import { hasReason, waiverLacks } from '../../facts/waiver';
import { type CatalogueItem, catalogueItem, catalogueOf, editionOf } from '../../schema/catalogue';
import type { Manifest } from '../../schema/generated/manifest-file';
import { nodeAt } from '../../text/tree';
import { fixOf, meantFixes, meantNames, moveToNewest, removeFix } from '../fixes/fixes';
import { datedAhead, reopen } from '../fixes/status-fixes';
import type { Problem, Rule, RuleContext } from '../rule';
import { unknownReferences } from './references';

/** The keys that stand under each stage of the checklist, whatever they are. */
function* statedItems({ parsed }: RuleContext): Generator<[stage: Stage, id: string]> {
  for (const stage of stages) {
    const node = nodeAt(parsed.root, ['checklist', stage]);
    if (node?.kind === 'map') for (const { key } of node.entries) yield [stage, key];
  }
}

/**
 * Whether a reason is all that is missing. What cannot be waived or left out needs no reason for it, and a waiver that
 * lacks more is said to be incomplete.
 */
function lacksOnlyReason(item: ItemReport): boolean {
  const { id, status, entry } = item;
  if (hasReason(item)) return false;
  if (status === 'waived') return !itemRecord(id).notWaivable && waiverLacks(item).length === 1;
  return status === 'not-applicable' && entry.notApplicableWhen !== null;
}

/** What a document of the facts can be that is evidence by itself, or has a finding that says why it is none. */
const saidAtDocument: ReadonlySet<EvidenceState> = new Set<EvidenceState>([
  'holds',
  'weak',
  'missing',
  'empty',
  'outside',
  'in-the-future',
  'unknown',
  'not-checked',
]);

const claimWords = {
  met: 'marked as met',
  'not-applicable': 'marked as not applicable',
  waived: 'waived',
} as const;

/** Whether a status claims something that an item can be. */
function isClaimed(
  status: ItemReport['status'],
  { id, notApplicableWhen }: CatalogueItem,
): status is keyof typeof claimWords {
  if (status === 'not-applicable') return notApplicableWhen !== null;
  return status === 'met' || (status === 'waived' && !itemRecord(id).notWaivable);
}

/** What is said of an item that only a later edition than the manifest's has. */
function laterItem(id: string, manifest: Manifest): Pick<Problem, 'message' | 'fixes'> | undefined {
  const since = catalogueItem(id)?.since;
  if (since === undefined) return undefined;
  return {
    message: `${quoted(id)} is an item of the checklist since edition ${since}, but edition ${editionOf(manifest)} judges this manifest: move to the newer edition, or remove the item.`,
    fixes: [moveToNewest()],
  };
}

export const itemRules: readonly Rule[] = [
  {
    code: 'item/unknown',
    severity: 'error',
    summary: 'A checklist item is not in the catalogue.',
    why: 'Nobody looks at an item that is not in the catalogue, so work recorded there counts for nothing.',
    howToFix: 'Correct the id; completion offers the ids of the stage.',
    *check(context) {
      const { manifest } = context.facts;
      const ids = catalogueOf(manifest).map((item) => item.id);
      const unknown = unknownReferences(context, 'item/unknown');
      const renamed = new Set<string>();
      for (const [stage, id] of statedItems(context)) {
        if (catalogueItem(id, manifest) !== undefined) continue;
        const path = ['checklist', stage, id];
        const later = laterItem(id, manifest);
        if (later !== undefined) {
          yield { ...later, path, target: 'key', items: [] };
          continue;
        }
        const meant = nearest(id, ids);
        const isTaken = (each: string): boolean =>
          nodeAt(context.parsed.root, ['checklist', stage, each]) !== undefined;
        const after = unknown.filter((each) => each.id === id);
        const fixes = meantNames(path, meant, isTaken, after);
        // What depends on it is put right with it, and is no fault of its own.
        if (fixes.length > 0) renamed.add(id);
        yield {
          message: `${quoted(id)} is not an item of the checklist.${askedOf(id, meant)}`,
          path,
          target: 'key',
          items: [],
          related: after.map((each) => ({ message: 'What comes after it', path: each.path })),
          fixes,
        };
      }
      for (const { id, path } of unknown) {
        if (renamed.has(id)) continue;
        const later = laterItem(id, manifest);
        if (later !== undefined) {
          yield { ...later, path };
          continue;
        }
        const meant = nearest(id, ids);
        const fixes = [
          ...meantFixes(path, meant),
          removeFix(`Remove ${quoted(id)} from what it depends on`, path),
        ];
        yield {
          message: `${quoted(id)} is not an item of the checklist, so nothing can depend on it.${askedOf(id, meant)}`,
          path,
          cause: { of: id },
          fixes,
        };
      }
    },
  },
  {
    code: 'item/wrong-stage',
    severity: 'error',
    summary: 'A checklist item is under the wrong stage.',
    why: 'It does not count there: each gate looks only at the items of its own stage.',
    howToFix: 'Move the item to its stage.',
    *check(context) {
      for (const [stage, id] of statedItems(context)) {
        const item = catalogueItem(id, context.facts.manifest);
        if (item === undefined || item.stage === stage) continue;
        const path = ['checklist', stage, id];
        const to = ['checklist', item.stage];
        const isTaken = nodeAt(context.parsed.root, [...to, id]) !== undefined;
        yield {
          message: `${quoted(id)} belongs to ${stageTitle(item.stage)}, not to ${stageTitle(stage)}.`,
          path,
          target: 'key',
          fixes:
            isTaken || isStageMisspelled(context, item.stage)
              ? []
              : [
                  fixOf({ kind: 'move', title: `Move to ${stageTitle(item.stage)}`, safe: true }, [
                    { kind: 'move', path, to },
                  ]),
                ],
        };
      }
    },
  },
  {
    code: 'item/met-without-evidence',
    severity: 'error',
    summary: 'An item is marked as met, but lists no evidence.',
    why: 'A tick alone is an opinion. Evidence lets someone who was not there check it now, and check later whether it still holds.',
    howToFix:
      'Add a file of the repository or a link under `evidence`, or say `in-progress` until there is one.',
    *check({ items, parsed }) {
      for (const { status, evidence, evidencedBy, path, id, entry } of items) {
        // That the only document among its facts is not there is a finding at the document.
        const isSaid = evidencedBy.some(({ state }) => saidAtDocument.has(state));
        if (status !== 'met' || evidence.length > 0 || isSaid) continue;
        const proof = entry.acceptableEvidence;
        yield {
          message: `${quoted(id)} is marked as met, but lists no evidence. What counts: ${proof}.`,
          absent: [[...path, 'evidence']],
          path: [...path, 'status'],
          fixes: [reopen({ path, status }, parsed, 'in-progress')],
        };
      }
    },
  },
  {
    code: 'item/in-the-future',
    severity: 'error',
    summary: 'An item is said to be done on a date in the future.',
    why: 'What is planned is not done yet: a slip in the year would also put off the next review by years. One day is allowed for, since teams and their machines sit in different time zones.',
    howToFix:
      'Write the date on which it was done, or mark the item as in progress until then. The same goes for the date of a waiver and of the decision that an item does not apply.',
    *check({ facts, items, parsed }) {
      for (const { id, status, on, path, entry } of items) {
        if (!isClaimed(status, entry) || !isInTheFuture(on, facts.today)) continue;
        yield {
          message: `${quoted(id)} is ${claimWords[status]} on ${on}, which lies in the future: write the date on which that was so.`,
          path: [...path, 'on'],
          fixes: datedAhead({ path, status }, [...path, 'on'], { parsed, today: facts.today }),
        };
      }
    },
  },
  {
    code: 'item/reason-missing',
    severity: 'error',
    summary: 'An item is not applicable or waived without a reason.',
    why: 'Whoever reads this in six months must be able to tell whether the reason still holds.',
    howToFix:
      'Write one sentence under `reason`, with words in it and not just a sign: what was decided, by whom, and where it is recorded.',
    *check({ items, parsed }) {
      for (const item of items) {
        const { status, path, id, reason } = item;
        // What the facts contradict no reason can save; that has a finding of its own.
        if (!lacksOnlyReason(item) || item.contradictions.length > 0) continue;
        const said = status === 'waived' ? 'waived' : 'marked as not applicable';
        const place = [...path, 'reason'];
        const isThere = reason !== undefined;
        const lack = isThere
          ? 'its reason says nothing: write one sentence'
          : 'no reason is given: add a "reason": one sentence';
        yield {
          message: `${quoted(id)} is ${said}, but ${lack} that says why.`,
          ...(isThere ? {} : { absent: [place] }),
          path: isThere ? place : [...path, 'status'],
          fixes: [reopen(item, parsed)],
        };
      }
    },
  },
  {
    code: 'item/not-applicable-refused',
    severity: 'error',
    summary: 'An item that always applies is marked as not applicable.',
    why: 'Some items apply to every workflow: there is always someone responsible, a risk, a way to stop.',
    howToFix: 'Set it to `unmet` and work on it, or waive it for a while where the catalogue allows that.',
    *check({ items, parsed }) {
      for (const { status, path, id, entry } of items) {
        if (status !== 'not-applicable' || entry.notApplicableWhen !== null) continue;
        yield {
          message: `${quoted(id)} always applies: set it to "unmet" and work on it.`,
          path: [...path, 'status'],
          fixes: [reopen({ path, status }, parsed)],
        };
      }
    },
  },
  {
    code: 'item/contradicted',
    severity: 'error',
    summary: 'The facts in the manifest contradict what an item claims.',
    why: 'A checklist item is a claim, and the facts are what it rests on. Where they disagree, one of the two is wrong.',
    howToFix: 'Complete the facts named in the message, or reopen the item.',
    *check({ items, parsed }) {
      for (const { status, path, id, entry, ...item } of items) {
        const contradictions = item.contradictions.filter(({ isTold }) => isTold !== true);
        if (contradictions.length === 0) continue;
        const shown = atMost(contradictions.map(({ message }) => message));
        const condition = entry.notApplicableWhen;
        const claim = status === 'met' ? 'is marked as met' : `is marked as not applicable (${condition})`;
        yield {
          message: `${quoted(id)} ${claim}, but ${shown}.`,
          path: [...path, 'status'],
          related: contradictions.map((each) => ({ message: each.message, path: each.path })),
          fixes: [reopen({ path, status }, parsed, status === 'met' ? 'in-progress' : 'unmet')],
        };
      }
    },
  },
];

/** Whether a key of the checklist is most likely meant as a stage: moving something there would make it a second one. */
function isStageMisspelled({ faults }: RuleContext, stage: Stage): boolean {
  return faults.some(
    ({ code, path, key }) =>
      code === 'schema/unknown-key' && path.length === 2 && path[0] === 'checklist' && key === stage,
  );
}
