/** What a run of dbt left: the results of its tests, or how fresh its sources were. */
import type { Said } from '../../core/service';
import { readerOf } from '../reader';
import type { SourceFile } from '../source/file';
import { type Tree, treeOf } from '../source/tree';
import { dayFact } from './plain-facts';

export const dbtResults = readerOf({
  name: 'dbt-results',
  kind: 'data-quality',
  find: artifactOf,
  factsOf,
});

type Artifact = 'run-results' | 'sources';

/** The manifest and the catalogue of a project have the same head; they are no results. */
function artifactOf(file: SourceFile): Artifact | undefined {
  if (!file.text.includes('dbt_schema_version')) return undefined;
  const schema = treeOf(file)?.get('metadata', 'dbt_schema_version')?.text ?? '';
  const [, artifact] = /\/dbt\/(run-results|sources)\/v\d+/.exec(schema) ?? [];
  return artifact === 'run-results' || artifact === 'sources' ? artifact : undefined;
}

/**
 * What became of the tests of the data. A test that broke off has found nothing, and one that was skipped was not run:
 * neither passed nor failed. Tests of the code (`unit_test.`) say nothing of the data. Of a source, `error` means that it
 * is older than it may be.
 */
const outcomes: Readonly<Record<Artifact, ReadonlyMap<string, 'passed' | 'failed' | 'warned'>>> = {
  'run-results': new Map([
    ['pass', 'passed'],
    ['fail', 'failed'],
    ['warn', 'warned'],
  ]),
  sources: new Map([
    ['pass', 'passed'],
    ['error', 'failed'],
    ['warn', 'warned'],
  ]),
};

function factsOf(file: SourceFile, artifact: Artifact): Said[] {
  const root = treeOf(file);
  const results = root?.get('results');
  const checked = (results?.items ?? []).filter((result) =>
    (result.get('unique_id')?.text ?? '').startsWith(artifact === 'sources' ? 'source.' : 'test.'),
  );
  return [
    ...dayFact(file, 'quality.ran', root?.get('metadata', 'generated_at')),
    ...(results?.isList === true ? countsOf(file, { results, checked, artifact }) : []),
  ];
}

function countsOf(
  file: SourceFile,
  { results, checked, artifact }: { results: Tree; checked: readonly Tree[]; artifact: Artifact },
): Said[] {
  const said: Said[] = [];
  for (const outcome of ['passed', 'failed', 'warned'] as const) {
    const those = checked.flatMap((result) => {
      const status = result.get('status');
      return outcomes[artifact].get(status?.text?.toLowerCase() ?? '') === outcome ? [status] : [];
    });
    if (those.length === 0 && outcome === 'warned') continue;
    const place = file.placeOf((those[0] ?? results).keyAt);
    said.push({ fact: `quality.${outcome}`, value: those.length, ...place });
  }
  return said;
}
