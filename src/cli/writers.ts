/** Which writer writes which format. */
import type { Writing } from './arguments';
import type { CheckFormat, Output } from './formats/choice';
import { githubWriter } from './formats/github';
import { gitlabWriter } from './formats/gitlab';
import { jsonWriter } from './formats/json';
import { markdownWriter } from './formats/markdown';
import { rdjsonWriter } from './formats/rdjson';
import { sarifWriter } from './formats/sarif';
import { textWriter } from './formats/text';
import type { Write } from './formats/write';
import type { Writer } from './formats/writer';
import type { Io } from './io';
import type { Outputs } from './outputs';
import { packedTexts } from './packed';
import { summaryFile } from './tellers';
import { layoutFor } from './terminal';

interface Means {
  readonly outputs: Outputs;
  /** Standard output as it is: what is written there may be obeyed. */
  readonly commands: Write;
  readonly io: Io;
}

/** The writers of a run, in the order in which the formats were named. */
export function writersOf(args: Writing<CheckFormat>, means: Means): readonly Writer[] {
  return args.outputs.map((output) => writerOf(output, args, means));
}

function writerOf(
  { format, file }: Output<CheckFormat>,
  args: Writing<CheckFormat>,
  { outputs, commands, io }: Means,
): Writer {
  const { env, version, isTTY, columns } = io;
  const screen = { env, isTTY, columns };
  const write = file === undefined ? outputs.screen(io.stdout) : outputs.file(file);
  switch (format) {
    case 'text':
      return textWriter(write, layoutFor(file !== undefined, { noColor: args.noColor, ...screen }));
    case 'json':
      return jsonWriter(write, { today: args.today ?? io.today, version });
    case 'sarif':
      return sarifWriter(write, { version, pages: () => packedTexts('findings', io) });
    case 'github':
      return githubWriter(file === undefined ? outputs.screen(commands) : write, summaryOf(outputs, io));
    case 'gitlab':
      return gitlabWriter(write);
    case 'rdjson':
      return rdjsonWriter(write);
    case 'markdown':
      return markdownWriter(write, env);
  }
}

/** The summary of a job on GitHub, where there is one. */
function summaryOf(outputs: Outputs, { env }: Pick<Io, 'env'>): Writer | undefined {
  const file = summaryFile(env);
  return file === undefined ? undefined : markdownWriter(outputs.behind(file), env);
}

/** Several writers as one: what they tell of a manifest is a list. */
export function all(writers: readonly Writer[]): Writer<readonly unknown[]> {
  const each = async (tell: (writer: Writer) => Promise<void>): Promise<void> => {
    for (const writer of writers) await tell(writer);
  };
  return {
    async manifest(pieces) {
      for (const [at, writer] of writers.entries()) await writer.manifest(pieces[at]);
    },
    configuration: (judged) => each((writer) => writer.configuration(judged)),
    failure: (failure) => each((writer) => writer.failure(failure)),
    notSearched: (folder) => each((writer) => writer.notSearched(folder)),
    leftOut(leftOut) {
      for (const writer of writers) writer.leftOut(leftOut);
    },
    end: (summary) => each((writer) => writer.end(summary)),
  };
}
