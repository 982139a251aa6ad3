/** The evidence of an item, as a page names it. */
import type { EvidenceReport } from '../../core/service';
import { shorten, troubleOf } from '../../core/service';
import type { ItemView } from '../protocol/items';
import type { Exported } from './exported';
import { type Citation, citationOf } from './links';
import { nameOf } from './words';

/** A piece of evidence, and what is known of it. */
export interface CitedRow extends Citation {
  /** Where it leads, its dates, who says so, and whether nobody has looked at it. */
  readonly note: string;
  /** What it is worth, in words. */
  readonly worth: string;
  readonly holds: boolean;
}

/** All that an item cites, and the documents among its facts that are evidence for it. */
export function citedOf({ id, stage }: ItemView, { model, report, surroundings = {} }: Exported): CitedRow[] {
  const item = report.items.find((each) => each.id === id);
  const written = report.manifest.checklist?.[stage]?.[id]?.evidence;
  return [...(item?.evidence ?? []), ...(item?.evidencedBy ?? [])].map((each) => {
    const entry = each.path[0] === 'checklist' ? written?.[Number(each.path.at(-1))] : undefined;
    const { title, by } = typeof entry === 'object' ? entry : {};
    const citation = citationOf(each, report, { surroundings, title });
    const note = noteOf(each, citation.host, by === undefined ? undefined : shorten(nameOf(by, model)));
    return { ...citation, note, worth: worthOf(each), holds: each.state === 'holds' };
  });
}

function noteOf(
  { url, elsewhere, on, expires }: EvidenceReport,
  host: string | undefined,
  by: string | undefined,
): string {
  const parts = [
    ...(host === undefined ? [] : [host]),
    // Nobody opens what is not in this repository.
    ...(url === undefined && elsewhere === undefined ? [] : ['not checked']),
    ...(on === undefined ? [] : [`of ${on}`]),
    ...(by === undefined ? [] : [`by ${by}`]),
    ...(expires === undefined ? [] : [`good until ${expires}`]),
  ];
  return parts.join(', ');
}

function worthOf(each: EvidenceReport): string {
  if (each.state === 'holds') return each.isChecked === true ? 'counts, checked' : 'counts';
  const trouble = troubleOf(each).replace(/\.$/, '');
  return trouble.charAt(0).toLowerCase() + trouble.slice(1);
}
