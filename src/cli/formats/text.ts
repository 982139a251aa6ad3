import { untoldInWords } from '../../core/service';
import type { LeftOut } from '../../repository';
import type { Io } from '../io';
import { layoutFor } from '../terminal';
import { configText, failureText, leftOutText, manifestText, summaryText, untoldText } from './text-report';
import type { Write } from './write';
import type { Writer } from './writer';

/** Text for people to read. */
export function textWriter(
  write: Write,
  { noColor, isFile }: { readonly noColor: boolean; readonly isFile: boolean },
  { env, isTTY, columns }: Pick<Io, 'env' | 'isTTY' | 'columns'>,
): Writer {
  const layout = layoutFor(isFile, { noColor, env, isTTY, columns });
  let leftOut: LeftOut = { paths: [], isCut: false };
  const untold = new Set<string>();
  return {
    leftOut(all) {
      leftOut = all;
    },
    manifest(checked) {
      const why = untoldInWords(checked.report.input.repository);
      if (why !== undefined) untold.add(why);
      return write(manifestText(checked, layout));
    },
    configuration: (checked) => write(configText(checked, layout)),
    failure: (failure) => write(failureText(failure, layout)),
    notSearched: (folder) => write(failureText(folder, layout, 'not searched')),
    end: (summary) =>
      write(leftOutText(leftOut, layout) + untoldText(untold, layout) + summaryText(summary, layout)),
  };
}
