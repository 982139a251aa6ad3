/** The manifests of a run that takes files, folders, patterns and lists of them, without those that a configuration leaves out. */
import { inOrder } from '../core/service';
import type { Arguments } from './arguments';
import { configured } from './configured';
import { CannotRun } from './faults';
import { absolute, type Found, findManifests } from './find-manifests';
import type { Io } from './io';
import type { Checking } from './load';
import { listed, placesOf } from './report-places';

/** Throws where there is nothing to look at. */
export async function namedManifests(
  args: Pick<Arguments, 'operands' | 'exclude'>,
  checking: Checking,
  io: Io,
): Promise<Found & Pick<Awaited<ReturnType<typeof configured>>, 'configs'>> {
  const { cwd, files } = io;
  const isList = args.operands.includes('-');
  const list = isList ? listed(await io.stdin()) : [];
  if (isList && list.length === 0) throw new CannotRun('Standard input names no path.');
  const found = await placesOf(withoutList(args.operands), list, {
    cwd,
    find: (operands) => findManifests(operands, io, args.exclude),
    isThere: async (operand) =>
      (await files.stat(absolute(operand, cwd)).catch(() => undefined)) !== undefined,
  });
  const { manifests, excluded, configs } = await configured(found.manifests, checking, cwd);
  const unread = configs.filter((each) => 'message' in each);
  if (manifests.length + found.failures.length === 0) throw new CannotRun(nothingFound);
  return {
    ...found,
    manifests,
    configs,
    failures: [...found.failures, ...unread],
    leftOut: { ...found.leftOut, paths: [...found.leftOut.paths, ...excluded].sort(inOrder) },
  };
}

/** The paths that were named: "-" is none, but the list of more. */
export function withoutList(operands: readonly string[]): readonly string[] {
  return operands.filter((each) => each !== '-');
}

const nothingFound = 'There is no ai-readiness.yaml here. "ai-readiness init" writes a first one.';
