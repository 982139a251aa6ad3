import type { DocumentReader } from '../reader';

/** Documents in words: our forms, records, decisions. */
export const documentReaders: readonly DocumentReader[] = [];
