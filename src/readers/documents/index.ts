import type { DocumentReader } from '../reader';
import { proseReader } from './prose';

export { type DocumentSection, sectionOf } from './section';

/** Documents in words: our forms, records, decisions. */
export const documentReaders: readonly DocumentReader[] = [proseReader];
