/** The manifests of a run that only tells, one at a time. */
import { plural, whyNotRead } from '../core/service';
import type { Arguments } from './arguments';
import type { Checked, CheckedConfig, Failure } from './checked';
import { configured } from './configured';
import { CannotRun, reasonOf } from './faults';
import { findManifests } from './find-manifests';
import type { Io } from './io';
import { type Checking, checkManifest } from './load';

/**
 * Every manifest that is found, evaluated, and what could not be found or read: of a manifest that can be read only in part,
 * and by a configuration with errors in it, nothing can be told.
 */
export async function* eachManifest(
  { operands, exclude }: Pick<Arguments, 'operands' | 'exclude'>,
  checking: Checking,
  io: Io,
): AsyncGenerator<Checked | Failure> {
  const found = await findManifests(operands, io, exclude);
  const { manifests, configs } = await configured(found.manifests, checking, io.cwd);
  const missed = [...found.failures, ...found.notSearched];
  yield* [...missed, ...configs.flatMap(faultOf)];
  if (manifests.length === 0 && missed.length === 0)
    yield {
      path: operands.join(' ') || '.',
      message: 'There is no ai-readiness.yaml here.',
      isMissing: true,
    };
  for (const place of manifests) {
    yield await checkManifest(place, checking).then(whole, (error: unknown) => {
      if (error instanceof CannotRun) throw error;
      return { path: place.shown, message: reasonOf(error) };
    });
  }
  checking.keep();
}

function whole(checked: Checked): Checked | Failure {
  const notRead = whyNotRead(checked.document);
  return notRead === undefined ? checked : { path: checked.path, message: `${notRead}. ${advice}` };
}

/** What a configuration says of days, people and owners may be missing with its errors. */
export function faultOf(config: CheckedConfig | Failure): readonly Failure[] {
  if ('message' in config) return [config];
  const errors = config.findings.filter(({ severity }) => severity === 'error').length;
  if (errors === 0) return [];
  const message = `it has ${plural(errors, 'error')}, and what is wrong in it is not counted. ${advice}`;
  return [{ path: config.path, message, isConfiguration: true }];
}

const advice = '"ai-readiness check" says what is wrong.';
