import type { DocumentReader } from '../reader';

/** Results of evaluations, attacks and tests. */
export const resultReaders: readonly DocumentReader[] = [];
