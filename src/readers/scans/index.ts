import type { DocumentReader } from '../reader';

/** Results of scanners, and bills of materials. */
export const scanReaders: readonly DocumentReader[] = [];
