import { periodInWords } from '../base/dates';
import { code, joined, type Markdown, md, noMarkdown, ownMarkdown, paragraphs } from '../base/markdown';
import type { Path } from '../base/path';
import { shorten } from '../base/shorten';
import { isStage, type Stage, stages, stageTitle } from '../base/stages';
import { suggest } from '../base/suggest';
import { atMost, capital, metInWords } from '../base/words';
import { stateName } from '../facts/gates';
import { lawOf } from '../facts/law/of-report';
import type { ItemReport, Report } from '../facts/report';
import { type CatalogueItem, catalogue, catalogueItem, editionOf } from '../schema/catalogue';
import type { Manifest } from '../schema/generated/manifest-file';
import type { SchemaNode } from '../schema/navigate';
import { claimLines, type LinkTo, noLink } from './claim-lines';
import { claimsOfItem } from './claims-said';
import { evidenceList } from './evidence-hover';
import { blockersInShort } from './gate-hover';
import { lawOfItem } from './law';
import type { Place } from './place';
import { gateWords } from './proposals';
import { proofInWords } from './standing-words';

/** Where an item belongs, of one that stands elsewhere. */
export function misplaced({ id, stage }: CatalogueItem, { path, on }: Place): Markdown {
  if (on !== 'key' || (path.length === 3 && path[1] === stage)) return noMarkdown;
  return md`${code(id)} belongs under ${code(stage)}.`;
}

/** What is said of an item: what it asks for, and how it stands. */
export function ofItem({ id }: CatalogueItem, report: Report, linkTo: LinkTo = noLink): Markdown {
  const state = report.items.find((each) => each.id === id);
  const item = state?.entry ?? catalogueItem(id);
  const law = lawOf(report);
  const due = state?.reviewDue === undefined ? '' : `, next due on ${state.reviewDue}`;
  return paragraphs([
    md`**${item.title}** · ${stageTitle(item.stage)}, ${gateWords(item)}`,
    md`${item.statement}.`,
    state === undefined ? notAsked(item, report.manifest) : stateLine(state),
    state?.satisfied === true ? missingLine(state) : noMarkdown,
    state === undefined ? noMarkdown : proofLines(state, report, linkTo),
    item.since === undefined ? noMarkdown : md`*New in edition:* ${item.since}.`,
    md`*What counts as evidence:* ${item.acceptableEvidence}.`,
    item.notApplicableWhen === null ? noMarkdown : md`*May be not applicable:* ${item.notApplicableWhen}.`,
    item.review === null ? noMarkdown : md`*Reviewed:* ${`${periodInWords(item.review)}${due}`}.`,
    law === undefined ? noMarkdown : lawOfItem(item.id, law),
  ]);
}

/** Whether it is checked or only stated, what it cites, and what the repository says against or for it. */
function proofLines(item: ItemReport, { claims }: Report, linkTo: LinkTo): Markdown {
  const why = proofInWords(item, claims);
  const told = item.status === 'met' ? claimsOfItem(item, claims) : [];
  return paragraphs([
    why === undefined ? noMarkdown : md`*${capital(item.proof ?? '')}:* ${why}.`,
    evidenceList(item),
    claimLines(told, { linkTo, most: 3, from: item.path }),
  ]);
}

/** Why an item is none of those that are asked of a manifest. */
function notAsked({ id, since }: CatalogueItem, manifest: Manifest): Markdown {
  if (catalogueItem(id, manifest) !== undefined) return md`Does not apply to this manifest.`;
  return md`An item since edition ${since ?? ''}; edition ${editionOf(manifest)} judges this manifest.`;
}

/** Facts that an item asks for and that are not there, although it is satisfied. Of an open one its state says so. */
function missingLine({ facts }: ItemReport): Markdown {
  const missing = facts?.missing ?? [];
  return missing.length === 0
    ? noMarkdown
    : md`*Missing in the facts:* ${atMost(missing.map(({ name }) => name))}.`;
}

function stateLine({ satisfied, because }: ItemReport): Markdown {
  return md`${satisfied ? '✓ Satisfied' : '○ Not satisfied'}: ${because}`;
}

/** What is said of a stage of the checklist, and of what should be one, or an item, and is not. */
export function ofChecklist([, key, id]: Path, report: Report, node: SchemaNode | undefined): Markdown {
  if (id !== undefined) return noItem(String(id));
  return isStage(key) ? ofStage(key, report, node) : noStage(String(key));
}

function noStage(key: string): Markdown {
  const stage = suggest(key, stages);
  return paragraphs([
    md`**${shorten(key)}** is not a stage.${stage === undefined ? noMarkdown : md` Did you mean ${code(stage)}?`}`,
    stage === undefined ? meantItem(key) : noMarkdown,
    md`Directly below ${code('checklist')} stand the stages, and below each its items: ${joined(stages.map(code), ', ')}.`,
  ]);
}

function noItem(key: string): Markdown {
  return paragraphs([md`**${shorten(key)}** is not an item of the checklist.`, meantItem(key)]);
}

function meantItem(key: string): Markdown {
  const meant = suggest(
    key,
    catalogue.map(({ id }) => id),
  );
  const item = meant === undefined ? undefined : catalogueItem(meant);
  if (item === undefined) return noMarkdown;
  return md`Did you mean ${code(item.id)}? It belongs under ${code(item.stage)}.`;
}

function ofStage(stage: Stage, report: Report, node: SchemaNode | undefined): Markdown {
  const gate = report.gates[stage];
  return paragraphs([
    md`**${stageTitle(gate.stage)}** · gate ${stateName(gate)}, blocking items: ${metInWords(gate)}`,
    ownMarkdown(node?.description ?? ''),
    gate.weakest === undefined ? noMarkdown : md`Weakest pillar: ${gate.weakest} (${gate.score} %).`,
    blockersInShort(gate),
  ]);
}
