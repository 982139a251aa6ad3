/** Which writer writes which format of a report. */
import type { Arguments, Writing } from './arguments';
import type { Output, ReportFormat } from './formats/choice';
import type { Io } from './io';
import type { Outputs } from './outputs';
import { csvWriter } from './report/csv';
import { htmlReport } from './report/html';
import { jsonlWriter } from './report/jsonl';
import { markdownReport } from './report/markdown';
import { textReport } from './report/text';
import type { RowWriter } from './report/writer';
import { painter, wantsColour } from './terminal';

interface Means {
  /** How many manifests there will be. */
  readonly manifests: number;
  readonly outputs: Outputs;
  readonly io: Io;
}

/** In the order in which the formats were named. */
export function reportWriters(args: Writing<ReportFormat>, means: Means): readonly RowWriter[] {
  return args.outputs.map((output) => writerOf(output, args, means));
}

function writerOf(
  { format, file }: Output<ReportFormat>,
  { noColor, today }: Arguments,
  { outputs, io, manifests }: Means,
): RowWriter {
  const write = file === undefined ? outputs.screen(io.stdout) : outputs.file(file);
  switch (format) {
    case 'text':
      return textReport(
        write,
        painter(file === undefined && wantsColour({ noColor, env: io.env, isTTY: io.isTTY })),
      );
    case 'html':
      return htmlReport(write, { manifests, today: today ?? io.today });
    case 'jsonl':
      return jsonlWriter(write);
    case 'csv':
      return csvWriter(write);
    case 'markdown':
      return markdownReport(write);
  }
}
