import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { evaluate, type Report, readDocument } from '../../../src/core/service';
import * as readers from '../../../src/readers';
import { collectFacts, type Files, fileFinder, indexFor, indexRepository } from '../../../src/repository';
import { fromSystem } from '../../../src/repository/node';
import { law } from '../core/law';

/** The files of a repository by their paths from its root. */
export type Sample = ReadonlyMap<string, Uint8Array>;

const samples = path.resolve('test', 'workspaces');
/** Where a repository in memory stands. */
const root = '/sample';

/** The manifests that claim a stage and have come there. */
export const healthy = [
  'support-triage/ai-readiness.yaml',
  'meeting-notes/ai-readiness.yaml',
  'group-invoices/ai-readiness.yaml',
  'returns-desk/ai-readiness.yaml',
  'monorepo/services/demand-forecast/ai-readiness.yaml',
] as const;

/** All files of a sample, or of all samples. */
export function readSample(name = ''): Sample {
  const folder = path.join(samples, name);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  const names = entries.map((each) =>
    fromSystem(path.relative(folder, path.join(each.parentPath, each.name))),
  );
  return new Map(names.sort().map((each) => [each, readFileSync(path.join(folder, each))]));
}

/** What is said of a manifest in a repository that is nowhere but in memory, as the command line would say it. */
export async function judge(sample: Sample, manifest: string, today = '2026-11-22'): Promise<Report> {
  const files = inMemory(sample);
  const folder = manifest.slice(0, Math.max(0, manifest.lastIndexOf('/')));
  const document = readDocument(textOf(sample, manifest));
  const cited = await collectFacts(document.files, () => ({
    ...{ root, files, folder: folder === '' ? root : `${root}/${folder}` },
    finder: fileFinder(files),
    readers: async () => readers,
  }));
  const index = indexFor(folder, await indexRepository(root, { files, readers }));
  return evaluate(document, { today, law, repository: { ...cited, index, folder } });
}

export function textOf(sample: Sample, file: string): string {
  return new TextDecoder().decode(sample.get(file));
}

function inMemory(sample: Sample): Files {
  const below = (place: string): string => (place === root ? '' : `${place.slice(root.length + 1)}/`);
  const isFolder = (place: string): boolean =>
    place === root ||
    (place.startsWith(`${root}/`) && [...sample.keys()].some((each) => each.startsWith(below(place))));
  return {
    async stat(place) {
      const bytes = sample.get(place.slice(root.length + 1));
      if (bytes !== undefined) return { kind: 'file', size: bytes.length };
      return isFolder(place) ? { kind: 'folder', size: 0 } : undefined;
    },
    async read(place, limit) {
      return (sample.get(place.slice(root.length + 1)) ?? new Uint8Array()).slice(0, limit);
    },
    async list(place) {
      const prefix = below(place);
      const rest = [...sample.keys()]
        .filter((each) => each.startsWith(prefix))
        .map((each) => each.slice(prefix.length));
      const folders = new Set(
        rest.flatMap((each) => (each.includes('/') ? [each.slice(0, each.indexOf('/'))] : [])),
      );
      return [
        ...[...folders].map((name) => ({ name, kind: 'folder' as const })),
        ...rest.filter((each) => !each.includes('/')).map((name) => ({ name, kind: 'file' as const })),
      ];
    },
  };
}
