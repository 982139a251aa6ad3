/** What the closed stages of manifests say of how far estimates are off. */
import { type Calibration, calibrationOf } from '../core/service';
import { GitRefusal, type ManifestPast } from '../repository';
import type { Io } from './io';
import { toldPast } from './told-past';

export const notCalibrated = calibrationOf([]);

/** By the history of manifests up to a day, for the command that asks; where git cannot tell it, it says nothing. */
export async function calibrationBy(
  paths: readonly string[],
  { until, asker }: { readonly until: string; readonly asker: string },
  io: Io,
): Promise<Calibration> {
  const all: ManifestPast[] = [];
  for (const path of paths)
    try {
      all.push(await toldPast(path, { until, asker }, io));
    } catch (error) {
      if (!(error instanceof GitRefusal)) throw error;
    }
  return calibrationOf(all);
}
