/** Who reviews code, as far as it is named by a handle. An address of e-mail is never shown. */
import { reviewedOfAll, usedLines } from '../claims/repository/owners';
import type { Ground } from './found';
import { Ids } from './ids';
import { type ProposedEntry, sourceOf } from './proposal';

/** Of more nobody is accountable for the workflow. */
const mostOwners = 8;

export function proposedOwners({ look, manifest, first }: Ground): ProposedEntry[] {
  const { folder } = first.index;
  const known = new Set(Object.values(manifest.owners ?? {}).map(({ handle }) => plain(handle ?? '')));
  const ids = new Ids(Object.keys(manifest.owners ?? {}));
  const lines = usedLines(look).filter(
    ({ said: { value } }) => value.effective !== false && bearsOn(value.pattern, folder),
  );
  const seen = new Set<string>();
  return lines
    .flatMap((line) => line.said.value.owners.map((handle) => ({ line, handle })))
    .filter(({ handle }) => {
      const isNew = !known.has(plain(handle)) && !seen.has(plain(handle)) && !isPlaceholder(handle);
      seen.add(plain(handle));
      return isNew;
    })
    .slice(0, mostOwners)
    .map(({ line, handle }) => {
      const { pattern } = line.said.value;
      const isTeam = handle.includes('/') || handle.startsWith('@@');
      const id = ids.give('owner', handle.replace(/^.*\//, ''), handle);
      const source = sourceOf(line);
      return {
        section: 'owners',
        path: ['owners', id],
        label: handle,
        source,
        fields: [
          {
            key: 'handle',
            value: handle,
            from: source,
            note: `reviews ${pattern === '*' ? reviewedOfAll(handle, lines) : pattern}`,
          },
          ...(isTeam ? [{ key: 'kind', value: 'team' }] : []),
        ],
      };
    });
}

/** Whether a pattern is about what stands in the folder of the manifest. */
function bearsOn(pattern: string, folder: string): boolean {
  if (folder === '' || /^(?:\*|\/?\*\*(?:\/\*)?)$/.test(pattern)) return true;
  const path = pattern.replace(/^\//, '').replace(/\/(?:\*{1,2})?$/, '');
  return path === folder || folder.startsWith(`${path}/`) || path.startsWith(`${folder}/`);
}

/** What stands in the examples that hosts give. */
function isPlaceholder(handle: string): boolean {
  return /^(?:global-owner\d|js-owner|octocat|octo-org\/.*|doctocat|your[-_].*|my[-_]org\/.*|username|org(?:anization)?\/team(?:[-_]name)?)$/i.test(
    handle.replace(/^@+/, ''),
  );
}

function plain(handle: string): string {
  return handle.trim().toLowerCase().replace(/^@+/, '');
}
