import type { DocumentReader } from '../reader';

/** Data contracts, quality results, cards of data sets and models. */
export const dataReaders: readonly DocumentReader[] = [];
