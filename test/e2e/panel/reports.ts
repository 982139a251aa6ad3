// The reports of the sample repositories, as the export writes them on the day for which the samples are made.
import { readDocument } from '../../../src/core/service';
import { exportReport } from '../../../src/panel/export/export';
import { panelModel } from '../../../src/panel/model/model';
import { judge, readSample, textOf } from '../../unit/samples/sample';
import expected from '../../workspaces/expected.json';

/** Every manifest of the samples, by its path from their folder. */
export const samples = Object.keys(expected);

/** The page on a sample: with all that a page may have to say of a repository. */
export async function reportOf(path: string): Promise<string> {
  const name = path.slice(0, path.indexOf('/'));
  const manifest = path.slice(name.length + 1);
  const sample = readSample(name);
  const report = await judge(sample, manifest);
  const model = panelModel(
    { document: readDocument(textOf(sample, manifest)), report },
    { path, editable: false },
  );
  const changed = [manifest, ...[...sample.keys()].slice(0, 9)];
  const commit = '4f2a9c1d03bb8e6f2a1d4f2a9c1d03bb8e6f2a1d';
  const revision = { commit, branch: 'release/2026-11', manifest, changed };
  return exportReport({ model, report, surroundings: { toManifest: '', revision } }, 'html');
}
