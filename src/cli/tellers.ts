/** What tells of a manifest in which format: the half of a format that another thread can do. */
import type { Arguments, Writing } from './arguments';
import type { CheckFormat, Output } from './formats/choice';
import { githubTeller } from './formats/github';
import { gitlabTeller } from './formats/gitlab';
import { jsonTeller } from './formats/json';
import { markdownTeller } from './formats/markdown';
import { rdjsonTeller } from './formats/rdjson';
import { sarifTeller } from './formats/sarif';
import { Suggestions } from './formats/suggestions';
import { textTeller } from './formats/text';
import type { Teller } from './formats/writer';
import type { Io } from './io';
import { layoutFor } from './terminal';

interface Means {
  readonly io: Pick<Io, 'env' | 'isTTY' | 'columns'>;
  /** How many manifests there are in the run. */
  readonly manifests: number;
}

/** The tellers of a run, in the order in which the formats were named: what they tell is for the writers in that order. */
export function tellersOf(
  args: Pick<Writing<CheckFormat>, 'outputs' | 'noColor'>,
  means: Means,
): readonly Teller[] {
  return args.outputs.map((output) => tellerOf(output, args, means));
}

function tellerOf(
  { format, file }: Output<CheckFormat>,
  { noColor }: Pick<Arguments, 'noColor'>,
  { io, manifests }: Means,
): Teller {
  const { env, isTTY, columns } = io;
  switch (format) {
    case 'text':
      return textTeller(layoutFor(file !== undefined, { noColor, env, isTTY, columns }));
    case 'json':
      return jsonTeller;
    case 'sarif':
      return sarifTeller(new Suggestions(manifests));
    case 'github':
      return githubTeller(summaryFile(env) === undefined ? undefined : markdownTeller);
    case 'gitlab':
      return gitlabTeller;
    case 'rdjson':
      return rdjsonTeller(new Suggestions(manifests));
    case 'markdown':
      return markdownTeller;
  }
}

/** The file of the summary of a job on GitHub, where there is one. */
export function summaryFile({ GITHUB_STEP_SUMMARY: file }: Io['env']): string | undefined {
  return file === '' ? undefined : file;
}
