import type { DocumentKind, Said } from '../../core/service';

/** What a file is that no reader of documents can read, and why. */
export interface Nature {
  readonly kind: DocumentKind;
  readonly said: readonly Said[];
}

export function typed(kind: DocumentKind, type: string, ...more: readonly Said[]): Nature {
  return { kind, said: [{ fact: 'file.type', value: type }, ...more] };
}

/** A file that proves nothing, with what is to be said of it. */
export function noEvidence(...said: readonly Said[]): Nature {
  return { kind: 'no-evidence', said };
}
