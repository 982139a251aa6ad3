import assert from 'node:assert/strict';
import { nodeDisk } from '../../../src/cli/disk';
import type { Io } from '../../../src/cli/io';
import { run } from '../../../src/cli/run';
import * as readers from '../../../src/readers';
import type { Git } from '../../../src/repository';
import { gitProgram } from '../../../src/repository/git-program';
import { nodeFilesAtOnce } from '../../../src/repository/node';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line on 2026-11-01 in a folder, without a terminal unless `io` says so. */
export async function runIn(cwd: string, argv: readonly string[], io: Partial<Io> = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await run(argv, {
    stdout: async (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
    stdin: () => assert.fail('standard input was read'),
    cwd,
    env: {},
    isTTY: false,
    today: '2026-11-01',
    files: nodeFilesAtOnce,
    disk: nodeDisk,
    git: gitProgram,
    readers: async () => readers,
    // Tests run in the folder of the project.
    home: process.cwd(),
    version: '0.0.0-test',
    ...io,
  });
  return { code, out, err };
}

/** A machine without git. */
export const noGit: Git = { run: async () => undefined, objects: async () => undefined };

/** A manifest in diagnose without any finding over information. */
export const calm = 'version: 1\nstage: diagnose\nworkflow: { name: Calm }\n';

/** A manifest with one error: its stage is misspelled. */
export const wrong = 'version: 1\nstage: diagnos\nworkflow: { name: Wrong }\n';

/** A manifest with warnings, and no error. */
export const uneasy = `${calm}systems: { crm: { name: CRM, owner: ann } }\nowners: { ann: { roles: [outcome] }, bob: { roles: [performance, approver] } }\ndata: { people: { system: crm, owner: ann, classification: personal } }\n`;

/** A manifest with one error, which a comment hides. */
export const hidden = `${calm}owners: { ann: { roles: [outcome, performance] } }
systems:
  # ai-readiness-ignore owner/unknown-id until 2026-12-31: Bob joins in December
  s: { owner: bob }
`;

/** A document that says enough to be evidence. */
export const prose =
  'Written down by the team after it was tried, so that others can read what was found and decided.\n';
