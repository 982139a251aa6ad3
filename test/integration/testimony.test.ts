import * as assert from 'node:assert/strict';
import { promises } from 'node:fs';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension';
import {
  closeAll,
  codesOf,
  eventually,
  extension,
  found,
  notFound,
  open,
  scratchFolder,
  write,
} from './support';
import { until } from './until';

const manifest = `version: 1
stage: diagnose
workflow:
  name: Scratch
models:
  chat:
    provider: azure-openai
    name: gpt-4.1
    version: "2025-04-14"
evaluations:
  release:
    item: evaluation-passed
    metrics:
      accuracy: { threshold: ">= 0.9" }
    result: { file: evals/summary.json, on: 2025-09-20 }
checklist:
  deploy:
    evaluation-passed: { status: met, evidence: [evals/summary.json] }
`;

const result = (accuracy: number): string => `{
  "generated_at": "2025-09-20",
  "n_cases": 460,
  "metrics": {
    "accuracy": ${accuracy}
  }
}
`;

const bicep = (
  version: string,
): string => `resource account 'Microsoft.CognitiveServices/accounts@2024-10-01' existing = {
  name: 'triage'
}

resource chat 'Microsoft.CognitiveServices/accounts/deployments@2024-10-01' = {
  parent: account
  name: 'chat'
  sku: {
    name: 'DataZoneStandard'
    capacity: 10
  }
  properties: {
    model: {
      format: 'OpenAI'
      name: 'gpt-4.1'
      version: '${version}'
    }
  }
}
`;

/** Counts what is read from the disk of files with an ending, by anyone in this host, until it is told to stop. */
function countReads(ending: RegExp): { readonly paths: string[]; stop(): void } {
  const { readFile, open: openFile } = promises;
  const paths: string[] = [];
  const note = (path: unknown): void => {
    if (typeof path === 'string' && ending.test(path)) paths.push(path);
  };
  const counted = {
    readFile: (...args: Parameters<typeof readFile>) => {
      note(args[0]);
      return readFile(...args);
    },
    open: (...args: Parameters<typeof openFile>) => {
      note(args[0]);
      return openFile(...args);
    },
  };
  Object.assign(promises, counted);
  return { paths, stop: () => void Object.assign(promises, { readFile, open: openFile }) };
}

describe('what the files of the repository say', () => {
  const scratch = scratchFolder();
  const uri = () => scratch.file('ai-readiness.yaml');
  let api: TestApi;

  before(async () => {
    api = await extension();
  });

  async function prepare({ accuracy = 0.95, version = '2025-04-14' } = {}): Promise<void> {
    await write(scratch.file('evals/summary.json'), result(accuracy));
    await write(scratch.file('infra/main.bicep'), bicep(version));
    await write(uri(), manifest);
  }

  const indexed = () =>
    eventually(
      'the index',
      () => {
        const repository = api.manifests.get(uri())?.report.input.repository;
        return repository !== 'taken-to-hold' && repository?.index;
      },
      api.manifests.onDidChange,
    );

  it('changes what is found once evidence is replaced on the disk', async () => {
    await prepare();
    await indexed();
    assert.ok(!codesOf(uri()).includes('evidence/contradicted'));
    await promises.writeFile(scratch.file('evals/summary.json').fsPath, result(0.81));
    const { message, range, relatedInformation } = await found(uri(), 'evidence/contradicted');
    assert.match(message, /line 5: metrics\.accuracy 0\.81, the criterion is >= 0\.9/);
    assert.equal(range.start.line, 13);
    assert.match(relatedInformation?.[0]?.location.uri.path ?? '', /evals\/summary\.json$/);
    await promises.writeFile(scratch.file('evals/summary.json').fsPath, result(0.93));
    await notFound(uri(), 'evidence/contradicted');
  });

  it('changes what is found once a file has changed that nobody cites', async () => {
    await prepare();
    const index = await indexed();
    assert.ok(index.readings.some(({ path }) => path.endsWith('infra/main.bicep')));
    assert.ok(!codesOf(uri()).includes('repository/differs'));
    await promises.writeFile(scratch.file('infra/main.bicep').fsPath, bicep('2025-05-14'));
    const { message, range } = await found(uri(), 'repository/differs');
    assert.match(message, /infra\/main\.bicep" line 16: the repository says gpt-4\.1 2025-05-14/);
    assert.equal(range.start.line, 8);
    await promises.rm(scratch.file('infra').fsPath, { recursive: true });
    await notFound(uri(), 'repository/differs');
    await write(scratch.file('infra/main.bicep'), bicep('2025-05-14'));
    await found(uri(), 'repository/differs');
  });

  it('is not taken back while a file is read again', async () => {
    await prepare({ version: '2025-05-14' });
    await found(uri(), 'repository/differs');
    const seen: boolean[] = [];
    const listening = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((each) => each.toString() === uri().toString()))
        seen.push(codesOf(uri()).includes('repository/differs'));
    });
    try {
      for (const name of ['Other words', 'Words again', 'And again'])
        await promises.writeFile(
          scratch.file('infra/main.bicep').fsPath,
          `// ${name}\n${bicep('2025-06-14')}`,
        );
      await eventually(
        'what the file says now',
        () =>
          vscode.languages.getDiagnostics(uri()).some(({ message }) => /line 17: .*2025-06-14/.test(message)),
        vscode.languages.onDidChangeDiagnostics,
      );
    } finally {
      listening.dispose();
    }
    assert.ok(seen.length > 0 && seen.every(Boolean), seen.join());
  });

  it('is not read again while someone types', async () => {
    await prepare({ version: '2025-05-14' });
    const editor = await open(uri());
    await found(uri(), 'repository/differs');
    const counter = countReads(/\.(?:bicep|json)$/);
    try {
      // What is told late of the files that were just written is not read because of the typing.
      await until('no file being read any more', async () => {
        counter.paths.length = 0;
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        return counter.paths.length === 0;
      });
      const end = editor.document.lineAt(3).range.end;
      editor.selection = new vscode.Selection(end, end);
      for (const letter of 'and more of it') await vscode.commands.executeCommand('type', { text: letter });
      const state = await api.manifests.current(editor.document);
      assert.equal(state.report.name, 'Scratchand more of it');
      assert.ok(state.report.findings.some(({ code }) => code === 'repository/differs'));
      assert.equal(counter.paths.length, 0, counter.paths.join());
      await promises.writeFile(scratch.file('infra/main.bicep').fsPath, bicep('2025-07-14'));
      await eventually(
        'what the file says now',
        () => vscode.languages.getDiagnostics(uri()).some(({ message }) => /2025-07-14/.test(message)),
        vscode.languages.onDidChangeDiagnostics,
      );
      assert.ok(counter.paths.length > 0);
      assert.deepEqual(
        counter.paths.filter((path) => !path.endsWith('/infra/main.bicep')),
        [],
      );
    } finally {
      counter.stop();
    }
    await closeAll();
  });

  it('knows which folders have a manifest of their own', async () => {
    await prepare({ version: '2025-05-14' });
    await found(uri(), 'repository/differs');
    await write(scratch.file('infra/ai-readiness.yaml'), manifest);
    await notFound(uri(), 'repository/differs');
    const others = (await indexed()).others;
    assert.ok(
      others.some((folder) => /scratch-[^/]+\/infra$/.test(folder) || folder === 'infra'),
      others.join(),
    );
    await vscode.workspace.fs.delete(scratch.file('infra/ai-readiness.yaml'));
    await found(uri(), 'repository/differs');
  });
});
