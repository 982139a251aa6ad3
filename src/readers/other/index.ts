import type { DocumentReader } from '../reader';
import { archives, code, lockFiles } from './by-name';
import { drawing } from './drawing';
import { file } from './file';
import { notebook } from './notebook';

/** Notebooks, pictures, and what cannot be read. */
export const otherReaders: readonly DocumentReader[] = [file, notebook, drawing, lockFiles, archives, code];
