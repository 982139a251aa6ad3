/** What is said of a document that the manifest names: what was read there, and what it is worth. */
import { brokenLines, type Markdown, md, noMarkdown, paragraphs } from '../base/markdown';
import type { Path } from '../base/path';
import { shorten } from '../base/shorten';
import { type FileFact, factOf, nameOf } from '../facts/evidence';
import type { EvidenceReport, ItemReport, Report } from '../facts/report';
import { kindInWords } from '../facts/testimony-words';
import { documentsIn } from '../schema/documents';
import { claimLines, type LinkTo, readLines } from './claim-lines';
import { claimsFrom } from './claims-said';
import { troubleOf } from './standing-words';

/** A document that is named at a place, and the items for which it is evidence there. */
interface Named {
  readonly file: string | undefined;
  readonly noun: string;
  readonly cited: readonly { readonly item: ItemReport; readonly entry: EvidenceReport }[];
}

/** What was read in the document that is named at a place; undefined where none is. */
export function ofDocument(path: Path, report: Report, linkTo: LinkTo): Markdown | undefined {
  const named = namedAt(path, report);
  if (named === undefined) return undefined;
  const { file, noun, cited } = named;
  const [first] = cited;
  const name = shorten(file ?? (first === undefined ? '' : (nameOf(first.entry) ?? '')), 120);
  const standing = brokenLines(cited.slice(0, 4).map(({ item, entry }) => standingLine(item, entry)));
  const fact = file === undefined ? undefined : factOf(report.input.repository ?? { files: new Map() }, file);
  const kind = fact?.kind === 'file' ? fact.reading?.kind : undefined;
  const words = kind === undefined || kind === 'no-evidence' ? noun : kindInWords[kind];
  const what = words.endsWith(noun) ? noun : `${noun}, read as ${words}`;
  // That a file is missing is said once: with what it is evidence for, where it is.
  const isSaid = fact?.kind === 'missing' && cited.length > 0;
  return paragraphs([
    md`**${name}** · ${what}`,
    standing,
    isSaid ? noMarkdown : ofFact(fact, report, linkTo),
  ]);
}

function namedAt(path: Path, report: Report): Named | undefined {
  const key = path.join('\n');
  const isHere = ({ path: at }: EvidenceReport): boolean =>
    at.join('\n') === key || ['file', 'url'].some((field) => [...at, field].join('\n') === key);
  const cited = report.items.flatMap((item) =>
    [...item.evidence, ...item.evidencedBy].flatMap((entry) => (isHere(entry) ? [{ item, entry }] : [])),
  );
  const [first] = cited;
  if (path[0] === 'checklist')
    return first === undefined ? undefined : { file: first.entry.file, noun: 'evidence', cited };
  const document = documentsIn(report.manifest).find((each) => each.path.join('\n') === key);
  return document === undefined ? undefined : { file: document.document, noun: document.noun, cited };
}

/** `✓ Counts for Evaluation passed`, `△ For Owners named: it is weak: …` */
function standingLine({ entry: { title } }: ItemReport, entry: EvidenceReport): Markdown {
  if (entry.state !== 'holds')
    return md`${entry.state === 'weak' ? '△' : '✗'} For *${title}*: ${lower(troubleOf(entry))}`;
  return entry.isChecked === true
    ? md`✓ Counts for *${title}*, and is checked`
    : md`✓ Counts for *${title}*, as what somebody states`;
}

/** A sentence behind a colon. */
function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function ofFact(fact: FileFact | undefined, report: Report, linkTo: LinkTo): Markdown {
  if (fact === undefined) return noMarkdown;
  if (fact.kind === 'not-checked') return md`Not read, because ${shorten(fact.reason, 200)}.`;
  if (fact.kind === 'missing') return md`There is no such file.`;
  if (fact.kind !== 'file' || fact.reading === undefined) return noMarkdown;
  const claims = claimsFrom(fact.reading.path, report.claims);
  const { path: file } = fact.reading;
  return paragraphs([
    claimLines(claims, { linkTo, most: 4, from: [], file }),
    readLines(fact.reading, claims, linkTo),
  ]);
}

/** The evidence of an item, each with what it is worth; the first few. */
export function evidenceList({ evidence, evidencedBy }: ItemReport): Markdown {
  const all = [...evidence, ...evidencedBy];
  const lines = all.slice(0, 4).map((entry) => {
    const counts = entry.isChecked === true ? 'counts, and is checked' : 'counts';
    const words = entry.state === 'holds' ? counts : lower(troubleOf(entry)).replace(/\.$/, '');
    return md`*Evidence:* ${shorten(nameOf(entry) ?? '', 80)} ${shorten(words.replace(/^it /, ''), 200)}`;
  });
  const more = all.length - lines.length;
  return brokenLines([...lines, ...(more > 0 ? [`and ${more} more`] : [])]);
}
