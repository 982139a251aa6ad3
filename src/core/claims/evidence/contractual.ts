/** What contracts of data and of interfaces have in common. */
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

/** A contract that is none: data or prose by the name of one. */
export function notOfKind(
  reading: FileReading,
  kind: 'data-contract' | 'interface',
  path: Claim['path'],
): Claim[] {
  if (reading.kind !== undefined && contractual.has(reading.kind)) return [];
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
      reason: `it is no ${kind === 'interface' ? 'contract of an interface' : 'data contract'} that can be read${why === undefined ? '' : ` (${why})`}`,
      places: [placeIn(reading, unread, says)],
    },
  ];
}

/** Whether a file is of a form that only programs write and read. */
function isStructured(path: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(path);
}
