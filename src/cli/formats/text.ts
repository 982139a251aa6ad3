import { untoldInWords } from '../../core/service';
import type { LeftOut } from '../../repository';
import { missedWord } from '../checked';
import type { Layout } from '../terminal';
import { configText, failureText, leftOutText, manifestText, summaryText, untoldText } from './text-report';
import type { Write } from './write';
import type { Teller, Writer } from './writer';

interface Piece {
  readonly text: string;
  /** What git cannot tell, which is said once. */
  readonly untold?: string;
}

export function textTeller(layout: Layout): Teller<Piece> {
  return (judged) => {
    const why = untoldInWords(judged.report.input.repository);
    return { text: manifestText(judged, layout), ...(why !== undefined && { untold: why }) };
  };
}

/** Text for people to read. */
export function textWriter(write: Write, layout: Layout): Writer<Piece> {
  let leftOut: LeftOut = { paths: [], isCut: false };
  const untold = new Set<string>();
  return {
    leftOut(all) {
      leftOut = all;
    },
    manifest(piece) {
      if (piece.untold !== undefined) untold.add(piece.untold);
      return write(piece.text);
    },
    configuration: (checked) => write(configText(checked, layout)),
    failure: (failure) => write(failureText(failure, layout, missedWord(failure, 'not checked'))),
    notSearched: (folder) => write(failureText(folder, layout, 'not searched')),
    end: (summary) =>
      write(leftOutText(leftOut, layout) + untoldText(untold, layout) + summaryText(summary, layout)),
  };
}
