import type { DocumentReader } from '../reader';

/** Notebooks, pictures, and what cannot be read. */
export const otherReaders: readonly DocumentReader[] = [];
