import type { DocumentReader } from '../reader';
import { proseReader } from './prose';

export { fieldsBelow } from './fields-below';
export { type DocumentSection, sectionOf } from './section';

/** The name of the reader of documents in words. */
export const proseName = proseReader.name;

/** Documents in words: our forms, records, decisions. */
export const documentReaders: readonly DocumentReader[] = [proseReader];
