/** What a steering group decides on, as texts: both forms of the page put the same into their own markup. */

import { editionOf, grouped, metInWords, plural, type Report, shorten } from '../../core/service';
import type { ItemView } from '../protocol/items';
import type { PanelModel, StageView } from '../protocol/model';
import { type BlockRow, blocksOf, moreInWords } from './blocking';
import { type CitedRow, citedOf } from './cited';
import type { Exported } from './exported';
import { type KeyFacts, keyFactsOf } from './key-facts';
import { revisionInWords } from './surroundings';
import { daysAway, gateInWords, inNames, nameOf } from './words';

/** Good: it may be relied on. Bad: something is claimed that is not so. */
type Tone = 'good' | 'bad' | 'plain';

interface GateRow {
  readonly title: string;
  readonly isCurrent: boolean;
  readonly state: string;
  readonly met: string;
  readonly errors: string;
  readonly tone: Tone;
}

interface WaiverRow {
  readonly title: string;
  readonly stage: string;
  readonly reason: string;
  readonly approver: string;
  readonly until: string;
  /** Why it does not hold, where it does not. */
  readonly trouble?: string;
}

interface EvidenceRow {
  readonly title: string;
  readonly cited: readonly CitedRow[];
  /** Who says that it is met. */
  readonly by: string;
  readonly on: string;
  readonly proof: string;
}

/** What a gate rests on that is claimed or passed. */
interface EvidenceGroup {
  readonly title: string;
  readonly rows: readonly EvidenceRow[];
  /** The items that do not apply, with the reason. */
  readonly apart: readonly string[];
}

interface Signer {
  readonly role: string;
  readonly name: string;
}

/** Everything on the page but its appendix. */
export interface Decision {
  readonly verdict: { readonly words: string; readonly why: string; readonly tone: Tone };
  /** What a reader has to know before relying on any of it. */
  readonly caveats: readonly string[];
  /** What exactly was judged. */
  readonly basis: readonly (readonly [name: string, value: string])[];
  readonly gates: readonly GateRow[];
  /** How much blocks, in the words that every view has for it; empty where nothing does. */
  readonly blocking: string;
  readonly blocks: readonly BlockRow[];
  /** How many were left out of them, by gate. */
  readonly moreBlocks: string;
  readonly waivers: readonly WaiverRow[];
  readonly keyFacts: KeyFacts;
  readonly evidence: readonly EvidenceGroup[];
  readonly signers: readonly Signer[];
}

/** What can be decided with. */
export function decisionOf({ model, report, surroundings = {} }: Exported): Decision {
  const evidence = model.stages
    .filter(isRelied)
    .map((stage) => evidenceOf(stage, { model, report, surroundings }));
  const cited = new Set(
    evidence.flatMap(({ rows }) => rows.flatMap(({ cited: all }) => all.flatMap(({ file }) => file ?? []))),
  );
  const blocks = blocksOf(model, true);
  return {
    verdict: verdictOf(model),
    caveats: caveatsOf(model, report),
    basis: basisOf({ model, report, surroundings }, cited),
    gates: model.stages.map(gateRow),
    blocking: model.blocking.words,
    blocks: blocks.slice(0, mostBlocks),
    moreBlocks: moreInWords(blocks, mostBlocks),
    waivers: model.items.filter(({ status }) => status === 'waived').map((item) => waiverRow(item, model)),
    evidence: evidence.filter(({ rows, apart }) => rows.length + apart.length > 0),
    keyFacts: keyFactsOf(report, model),
    signers: signersOf(model, report),
  };
}

/** What is not read as a whole is never good news. */
function verdictOf(model: PanelModel): Decision['verdict'] {
  const { verdict, broken, stages } = model;
  const { holds, words, next } = verdict;
  const why = inNames(verdict.why, model);
  const isPassed = stages.some(({ current, gate }) => current && gate === 'passed');
  if (!holds && next !== undefined && 'stage' in next) return { words, why, tone: 'plain' };
  if (!holds) return { words, why, tone: 'bad' };
  return { words, why, tone: isPassed && broken === undefined ? 'good' : 'plain' };
}

function caveatsOf(
  { broken, hiddenCount, loweredCount, cannotTell }: PanelModel,
  { notChecked }: Report,
): string[] {
  return [
    ...(broken === undefined
      ? []
      : [
          `Part of the manifest could not be read (line ${broken.place.line + 1}: ${broken.message}), so this page may lack what stands there.`,
        ]),
    ...(notChecked === 0
      ? []
      : [
          `${plural(notChecked, 'check')} could not be made; nothing that rests on ${notChecked === 1 ? 'it' : 'them'} counts.`,
        ]),
    ...(hiddenCount === '' ? [] : [`Hidden: ${hiddenCount}, listed in the appendix.`]),
    ...(loweredCount === '' ? [] : [`Shown as less than they are: ${loweredCount}.`]),
    ...(cannotTell === '' ? [] : [cannotTell]),
  ];
}

function basisOf(
  { model, report, surroundings = {} }: Exported,
  cited: ReadonlySet<string>,
): [name: string, value: string][] {
  const { goLive, goLiveInDays, today, path } = model;
  const edition = editionOf(report.manifest);
  const isPinned = report.manifest.catalogue !== undefined;
  const rows: [string, string | undefined][] = [
    ['Judged on', today],
    ['Go-live', goLive && `${goLive}${goLiveInDays === undefined ? '' : ` (${daysAway(goLiveInDays)})`}`],
    ['Manifest', path],
    ['Checklist', `Edition ${edition}${isPinned ? '' : ', the newest'}`],
    ['Git revision', revisionInWords(surroundings, cited)],
  ];
  return rows.flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] satisfies [string, string]],
  );
}

function gateRow(stage: StageView): GateRow {
  const { title, gate, current, isClaimed, errors } = stage;
  return {
    title,
    isCurrent: current,
    state: gateInWords(stage),
    met: metInWords(stage),
    errors: errors === 0 ? '' : plural(errors, 'error'),
    tone: gate === 'passed' ? 'good' : gate === 'blocked' || isClaimed === true ? 'bad' : 'plain',
  };
}

/** More than these are for the appendix: nobody decides on a list of thirty. */
const mostBlocks = 12;

function waiverRow(item: ItemView, model: PanelModel): WaiverRow {
  const { title, reason = '', approver, expires, expiresInDays, satisfied, because } = item;
  return {
    title,
    stage: model.stages.find(({ id }) => id === item.stage)?.title ?? '',
    reason: shorten(reason, longestReason),
    approver: nameOf(approver, model),
    until:
      expires === undefined
        ? ''
        : `${expires}${expiresInDays === undefined ? '' : ` (${daysAway(expiresInDays)})`}`,
    ...(satisfied ? {} : { trouble: shorten(inNames(because, model), longestWhy) }),
  };
}

const longestWhy = 200;
const longestReason = 240;

/** Whether somebody relies on a gate: the stage takes it for passed, or it is. */
function isRelied({ gate, isClaimed }: StageView): boolean {
  return isClaimed === true || gate === 'passed';
}

/** So many documents of one item are named; the appendix has them all. */
const mostCited = 3;

function evidenceOf(stage: StageView, { model, report, surroundings = {} }: Exported): EvidenceGroup {
  const own = model.items.filter((item) => item.stage === stage.id && item.blocking && item.satisfied);
  const met = own.filter(({ status }) => status === 'met');
  return {
    title: stage.title,
    rows: met.map((item) => {
      const { by, on, proof } = item;
      return {
        title: item.title,
        cited: citedShort(item, { model, report, surroundings }),
        by: nameOf(by, model),
        on: on ?? '',
        proof: proof === 'checked' ? 'checked' : 'only stated',
      };
    }),
    apart: own
      .filter(({ status }) => status === 'not-applicable')
      .map(({ title, reason = '' }) => `${title}: ${shorten(reason, longestReason)}`),
  };
}

function citedShort(item: ItemView, exported: Exported): CitedRow[] {
  const all = citedOf(item, exported).filter(({ holds }) => holds);
  const rows = all.slice(0, mostCited);
  const left = all.length - rows.length;
  return left > 0 ? [...rows, { label: `${grouped(left)} more`, note: '', worth: '', holds: true }] : rows;
}

/** Those who sign: who owns the outcome, and who approves; a line without a name where nobody is named. */
function signersOf({ owners }: PanelModel, { whole }: Report): Signer[] {
  const roles = [
    { id: 'outcome', words: 'Outcome owner' },
    { id: 'approver', words: 'Approver' },
  ];
  const own = owners.filter(({ id, isShared }) => isShared !== true || whole.owners?.[id] !== undefined);
  const signing = own.flatMap(({ label, roles: held }) => {
    const words = roles.filter(({ id }) => held.includes(id)).map((role) => role.words);
    return words.length === 0 ? [] : [{ role: words.join(', ').replace(', A', ', a'), name: label, words }];
  });
  const unnamed = roles.filter(({ words }) => !signing.some((each) => each.words.includes(words)));
  return [...signing, ...unnamed.map(({ words }) => ({ role: words, name: '' }))]
    .sort((one, other) => Number(other.role.startsWith('Outcome')) - Number(one.role.startsWith('Outcome')))
    .slice(0, mostSigners)
    .map(({ role, name }) => ({ role, name }));
}

const mostSigners = 8;
