import type { Writing } from './arguments';
import type { Failure } from './checked';
import type { Differing } from './diff/differing';
import { diffJson } from './diff/json';
import { diffMarkdown } from './diff/markdown';
import { type Compare, regressions } from './diff/summary';
import { diffText } from './diff/text';
import { sidesOf } from './diff-sides';
import { differing } from './differences';
import type { WordFormat } from './formats/choice';
import { type ExitCode, exitCodes, type Io } from './io';
import { checkOutputs, writeAll } from './outputs';

/** `diff`: what has become of the manifests of a repository since a revision, and why. */
export async function diff(args: Writing<WordFormat>, io: Io): Promise<ExitCode> {
  const { exclude, paths } = args;
  checkOutputs({ ...args, operands: [] }, io);
  const sides = await sidesOf(args, io);
  const all: Differing[] = [];
  const failures: Failure[] = [];
  try {
    for await (const each of differing(sides, { paths, exclude }, io))
      if ('message' in each) failures.push(each);
      else all.push(each);
  } finally {
    sides.close();
  }
  const { from, base, head } = sides;
  const compared = {
    from,
    base: base.commit,
    ...(head.commit && { head: head.commit }),
    today: head.checking.today,
  };
  const compare: Compare = { compared, all, failures };
  const isWritten = await writeAll(args.outputs, args, io, (format, { paint }) => {
    if (format === 'json') return diffJson(compare, io.version);
    return format === 'markdown' ? diffMarkdown(compare) : diffText(compare, paint);
  });
  if (!isWritten || failures.length > 0) return exitCodes.couldNotRun;
  return args.failOnRegression && regressions(all) > 0 ? exitCodes.findings : exitCodes.clean;
}
