/** The hash of the data on which an evaluation was run: as the file has it, and as the result says it. */
import type { Claim } from '../../facts/claim';
import { entries, type Facts } from '../../facts/context';
import { currentEvaluations } from '../../facts/evaluations';
import { factOf } from '../../facts/evidence';
import { said } from '../../facts/testimony';
import { isMet } from '../lookup';
import { concluded, type Run } from './runs';

/** A hash as it is compared; it may be cut short, with a sign for what is left out. */
function stated(hash: string | undefined): string {
  return (
    hash
      ?.trim()
      .toLowerCase()
      .replace(/(?:…|\.{3})$/, '') ?? ''
  );
}

/** The hash of the data that a manifest states, held against the file itself. */
export function dataFileClaims(facts: Facts): Claim[] {
  const current = new Set(currentEvaluations(facts.manifest).map(([id]) => id));
  return entries(facts.manifest.evaluations).flatMap(([id, { item, data }]): Claim[] => {
    const fact = data?.file === undefined ? undefined : factOf(facts.repository, data.file);
    const wanted = stated(data?.sha256);
    if (fact?.kind !== 'file' || fact.hashes === undefined || !/^[\da-f]{6,64}$/.test(wanted)) return [];
    const [own] = fact.hashes;
    const file = data?.file ?? '';
    const says = own === undefined ? 'too large to be read' : `the hash ${own.slice(0, 12)}…`;
    const base = {
      path: ['evaluations', id, 'data', 'sha256'],
      places: [{ file: fact.reading?.path ?? file, says }],
      ...(item === undefined ? {} : { items: [item] }),
    };
    if (own === undefined)
      return [
        { ...base, verdict: 'cannot-tell', reason: 'the file is too large for its hash to be worked out' },
      ];
    if (fact.hashes.some((hash) => hash.startsWith(wanted)))
      return [{ ...base, verdict: 'confirmed', reason: `the file has ${says}` }];
    const reason = `the file has ${says}, the manifest says ${wanted.slice(0, 12)}…`;
    // What was run before may have been run on what the file held then.
    return current.has(id) && isMet(facts, item)
      ? [{ ...base, verdict: 'contradicted', reason, code: 'evidence/contradicted', severity: 'error' }]
      : [{ ...base, verdict: 'cannot-tell', reason }];
  });
}

/** A hash is compared with one made in the same way only. */
export function dataClaims(run: Run): Claim[] {
  const { id, evaluation, reading } = run;
  const wanted = stated(evaluation.data?.sha256);
  const [testimony] = said(reading, 'evaluation.datasetHash');
  if (wanted === '' || testimony === undefined) return [];
  const found = testimony.value
    .trim()
    .toLowerCase()
    .replace(/^sha-?256[:=]/, '');
  if (!/^[0-9a-f]{64}$/.test(found)) return [];
  const isSame = found.startsWith(wanted);
  const says = `data ${found.slice(0, 12)}…`;
  return [
    concluded(run, {
      path: ['evaluations', id, 'data', 'sha256'],
      verdict: isSame ? 'confirmed' : 'contradicted',
      reason: isSame
        ? 'it was run on data with the same hash'
        : `it was run on data with the hash ${found.slice(0, 12)}…, the manifest says ${wanted.slice(0, 12)}…`,
      testimony,
      says,
    }),
  ];
}
