import { type ManifestPast, pastOf } from '../repository';
import type { Io } from './io';
import { packedLaw } from './packed';

/** What has become of the manifest at a path up to a day. Throws GitRefusal where git cannot tell it. */
export function toldPast(
  path: string,
  { until, asker }: { readonly until: string; readonly asker: string },
  io: Io,
): Promise<ManifestPast> {
  const { git, files: disk, readers, today, keptReadings: earlier } = io;
  return pastOf(path, { git, disk, readers, law: () => packedLaw(io), today, until, asker, earlier });
}
