import { inOrder } from '../core/service';
import { relativePath } from '../repository';
import type { CheckedConfig, Failure, ManifestPlace } from './checked';
import { reasonOf } from './faults';
import { type Checking, governingOf } from './load';

/** What the configurations of the repositories make of the manifests that were found. */
interface Configured {
  readonly manifests: readonly ManifestPlace[];
  /** What they leave out, from the current folder. */
  readonly excluded: readonly string[];
  /** The configurations themselves, each once, and those that cannot be read. */
  readonly configs: readonly (CheckedConfig | Failure)[];
}

const cannotTell = 'Which configuration holds for it cannot be told.';

/** Looks up which configurations hold for the manifests, and leaves out what they exclude. */
export async function configured(
  places: readonly ManifestPlace[],
  checking: Checking,
  cwd: string,
): Promise<Configured> {
  const manifests: ManifestPlace[] = [];
  const excluded: string[] = [];
  const configs = new Map<string, CheckedConfig | Failure>();
  for (const place of places) {
    const governing = await governingOf(place, checking).catch((error: unknown) => reasonOf(error));
    if (typeof governing === 'string') {
      // A configuration may ask for more than what is known: such a run does not pass.
      manifests.push(place);
      configs.set(place.path, { path: place.shown, message: `${cannotTell} ${governing}` });
      continue;
    }
    const { found, refused, isLeftOut } = governing;
    for (const { path, document, findings } of found)
      configs.set(path, { path: relativePath(cwd, path), full: path, document, findings });
    for (const { path, why } of refused) configs.set(path, { path: relativePath(cwd, path), message: why });
    if (isLeftOut && !place.isNamed) excluded.push(place.shown);
    else manifests.push(place);
  }
  const byPath = [...configs].sort(([one], [other]) => inOrder(one, other));
  return { manifests, excluded, configs: byPath.map(([, config]) => config) };
}
