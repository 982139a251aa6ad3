/** The manifests of a run that only tells, one at a time. */
import type { Arguments } from './arguments';
import type { Checked, Failure } from './checked';
import { configured } from './configured';
import { CannotRun, reasonOf } from './faults';
import { findManifests } from './find-manifests';
import type { Io } from './io';
import { type Checking, checkManifest } from './load';

/** Every manifest that is found, evaluated, and what could not be found or read. */
export async function* eachManifest(
  { operands, exclude }: Pick<Arguments, 'operands' | 'exclude'>,
  checking: Checking,
  io: Io,
): AsyncGenerator<Checked | Failure> {
  const found = await findManifests(operands, io, exclude);
  const { manifests } = await configured(found.manifests, checking, io.cwd);
  const missed = [...found.failures, ...found.notSearched];
  yield* missed;
  if (manifests.length === 0 && missed.length === 0)
    yield {
      path: operands.join(' ') || '.',
      message: 'There is no ai-readiness.yaml here.',
      isMissing: true,
    };
  for (const place of manifests) {
    yield await checkManifest(place, checking).catch((error: unknown) => {
      if (error instanceof CannotRun) throw error;
      return { path: place.shown, message: reasonOf(error) };
    });
  }
  checking.keep();
}
