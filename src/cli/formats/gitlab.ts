/** Code Quality of GitLab: a list of issues, each with a fingerprint of its own. */
import type { Severity } from '../../core/service';
import { nested } from '../safe-json';
import { fingerprintOf } from './fingerprints';
import { plain, toldOf, toldOfConfig } from './told';
import type { Write } from './write';
import { type Missed, requireGate, type Teller, type Told, type Writer } from './writer';

const severities: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  information: 'minor',
  hint: 'info',
};

export const gitlabTeller: Teller<readonly string[]> = (judged) =>
  issues(toldOf(judged), judged.inRepository);

export function gitlabWriter(write: Write): Writer<readonly string[]> {
  let count = 0;
  const add = async (all: readonly string[]): Promise<void> => {
    let text = '';
    for (const each of all) {
      text += `${count === 0 ? '[' : ','}\n  ${each}`;
      count++;
    }
    if (text !== '') await write(text);
  };
  const notChecked = ({ inRepository: path, message }: Missed): Promise<void> =>
    add([
      nested(
        {
          description: `It was not checked: ${plain(message)}`,
          check_name: 'not-checked',
          fingerprint: fingerprintOf(path, `not-checked: ${message}`),
          severity: 'blocker',
          location: { path: plain(path), lines: { begin: 1 } },
        },
        1,
      ),
    ]);
  return {
    manifest: add,
    configuration: (judged) => add(issues(toldOfConfig(judged), judged.inRepository)),
    failure: notChecked,
    async notSearched() {
      // No failure of the run, and no place in the code.
    },
    leftOut() {
      // What is not checked has no issues.
    },
    end: () => write(count === 0 ? '[]\n' : '\n]\n'),
  };
}

function issues(all: readonly Told[], path: string): string[] {
  return all.map((told) => nested(issueOf(told, path), 1));
}

function issueOf({ code, severity, message, range, fingerprint }: Told, path: string): object {
  return {
    description: message,
    check_name: code,
    fingerprint,
    severity: code === requireGate ? 'blocker' : severities[severity],
    location: { path, lines: { begin: range.start.line + 1, end: range.end.line + 1 } },
  };
}
