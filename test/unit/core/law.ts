import { readFileSync } from 'node:fs';
import { readLaw } from '../../../src/core/service';

/** The laws and standards of the project, as everything is tested with them. */
export const { law } = readLaw(JSON.parse(readFileSync('schemas/references.json', 'utf8')));
