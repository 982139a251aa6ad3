/** What contracts of data and of interfaces have in common. */
import { shorten } from '../../base/shorten';
import { type Claim, placeIn } from '../../facts/claim';
import { type DocumentKind, type FileReading, said, unreadReason } from '../../facts/testimony';

/** A contract is named by the manifest itself, so that what it says may always contradict. */
export const contradiction = {
  verdict: 'contradicted',
  code: 'evidence/contradicted',
  severity: 'error',
} as const;

/** What may be the contract of data or of an interface: what is exchanged may be agreed in the form of either, or in prose. */
const contractual: ReadonlySet<DocumentKind> = new Set([
  'data-contract',
  'interface',
  'document',
  'form',
  'decision',
  'opaque',
]);

/** What a contract is of: its kind, and the names under which the manifest has what is agreed. */
interface Agreed {
  readonly kind: 'data-contract' | 'interface';
  readonly names: readonly (string | undefined)[];
}

/** A contract that is none: data or prose by the name of one. */
export function notOfKind(reading: FileReading, { kind, names }: Agreed, path: Claim['path']): Claim[] {
  if (reading.kind !== undefined && contractual.has(reading.kind))
    return reading.kind === 'document' ? ofSomethingElse(reading, { kind, names }, path) : [];
  const [unread] = said(reading, 'unread');
  const isOther = reading.kind !== undefined;
  const why = unreadReason(reading);
  const says = why ?? 'no contract';
  // Data is agreed on in more forms than are known; of an interface they are known.
  if (unread === undefined && !isOther && (kind === 'data-contract' || !isStructured(reading.path)))
    return [];
  if (unread !== undefined && !isStructured(reading.path)) return [];
  return [
    {
      ...contradiction,
      path,
      reason: `it is no ${inWords[kind]} that can be read${why === undefined ? '' : ` (${why})`}`,
      places: [placeIn(reading, unread, says)],
    },
  ];
}

const inWords = { interface: 'contract of an interface', 'data-contract': 'data contract' } as const;

/** Words by which a text says that something is agreed, or what is exchanged, in the languages that are read. */
const ofContracts =
  /contract|agree|interface|\bapis?\b|endpoint|schema|specification|\bspecs?\b|protocol|integrat|exchang|\bformats?\b|payload|\bslas?\b|service.level|messag|\bevents?\b|\bfields?\b|dictionar|\bfeeds?\b|\b(?:ex|im)ports?\b|\bterms\b|request|webhook|queue|column|attribute|transfer|data.shar|connect|dataset|licen[cs]|vertrag|vereinbar|schnittstelle|austausch|contrat|accord|convention|interfaz|acuerdo|convenio|contrato|acordo|contratto|interfaccia|umowa|kontrakt|overeenkomst|avtal|aftale|契約|合同|协议|接口|インター|계약/i;

/** Prose that neither by its name nor by a heading speaks of what is agreed: a warning, since nobody has to use such words. */
function ofSomethingElse(reading: FileReading, { kind, names }: Agreed, path: Claim['path']): Claim[] {
  const [headings] = said(reading, 'document.headings');
  if (headings === undefined) return [];
  const text = [reading.path, ...headings.value].join('\n');
  const words = new Set(wordsOf(text));
  const own = names.flatMap((name) => wordsOf(name ?? '')).filter((word) => word.length > 2);
  if (ofContracts.test(text) || own.some((word) => words.has(word))) return [];
  return [
    {
      ...contradiction,
      severity: 'warning',
      path,
      reason: `nothing of it says that it is a ${inWords[kind]}: it speaks of ${shorten(headings.value.slice(0, 3).join(', '), 80)}`,
      places: [placeIn(reading, headings, 'what it speaks of')],
    },
  ];
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether a file is of a form that only programs write and read. */
function isStructured(path: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(path);
}
