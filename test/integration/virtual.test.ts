import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension';
import {
  closeAll,
  codesOf,
  eventually,
  extension,
  found,
  notFound,
  nothingFound,
  open,
  plain,
  withEvidence,
} from './support';

const encoder = new TextEncoder();

/** A file system in memory, as a virtual workspace has one: it can be read and watched, but not searched. */
class MemoryFiles implements vscode.FileSystemProvider {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  private readonly files = new Map<string, Uint8Array>();
  /** Paths that were read. */
  readonly reads: string[] = [];
  /** Paths that may not be read for now. */
  readonly locked = new Set<string>();
  readonly onDidChangeFile = this.changed.event;

  /** What someone else does to a file; undefined deletes it. */
  set(uri: vscode.Uri, text: string | undefined): void {
    const was = this.files.has(uri.path);
    if (text === undefined) this.files.delete(uri.path);
    else this.files.set(uri.path, encoder.encode(text));
    const { Created, Changed, Deleted } = vscode.FileChangeType;
    this.changed.fire([{ uri, type: text === undefined ? Deleted : was ? Changed : Created }]);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const file = this.files.get(path);
    if (file !== undefined)
      return { type: vscode.FileType.File, ctime: 0, mtime: Date.now(), size: file.length };
    if (this.below(path).length === 0) throw vscode.FileSystemError.FileNotFound(path);
    return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const { File, Directory } = vscode.FileType;
    const names = this.below(path).map((file) => file.slice(path.length).replace(/^\//, ''));
    const entries = names.map((name): [string, vscode.FileType] =>
      name.includes('/') ? [name.slice(0, name.indexOf('/')), Directory] : [name, File],
    );
    return [...new Map(entries)];
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    this.reads.push(path);
    if (path.includes('/secret/') || this.locked.has(path))
      throw vscode.FileSystemError.NoPermissions('locked');
    const file = this.files.get(path);
    if (file === undefined) throw vscode.FileSystemError.FileNotFound(path);
    return file;
  }

  createDirectory(): never {
    throw vscode.FileSystemError.NoPermissions('read-only');
  }
  writeFile(): never {
    throw vscode.FileSystemError.NoPermissions('read-only');
  }
  delete(): never {
    throw vscode.FileSystemError.NoPermissions('read-only');
  }
  rename(): never {
    throw vscode.FileSystemError.NoPermissions('read-only');
  }

  private below(path: string): string[] {
    const folder = path.endsWith('/') ? path : `${path}/`;
    return [...this.files.keys()].filter((file) => file.startsWith(folder));
  }
}

describe('a virtual workspace, read-only and without a search', () => {
  const root = vscode.Uri.parse('memory-test:/repository');
  const at = (path: string) => vscode.Uri.joinPath(root, path);
  const files = new MemoryFiles();
  let api: TestApi;
  let registration: vscode.Disposable;

  before(async () => {
    api = await extension();
    files.set(at('services/one/ai-readiness.yaml'), withEvidence('docs/map.md'));
    files.set(at('secret/ai-readiness.yaml'), plain);
    files.set(at('node_modules/some/ai-readiness.yaml'), plain);
    registration = vscode.workspace.registerFileSystemProvider('memory-test', files, { isReadonly: true });
    const count = vscode.workspace.workspaceFolders?.length ?? 0;
    vscode.workspace.updateWorkspaceFolders(count, 0, { uri: root, name: 'In memory' });
  });

  after(async () => {
    await closeAll();
    const index = (vscode.workspace.workspaceFolders ?? []).findIndex(({ name }) => name === 'In memory');
    vscode.workspace.updateWorkspaceFolders(index, 1);
    await nothingFound(at('services/one/ai-readiness.yaml'));
    registration.dispose();
  });

  it('is walked, but for what VS Code hides', async () => {
    await found(at('services/one/ai-readiness.yaml'), 'gate/open-items');
    assert.deepEqual(codesOf(at('node_modules/some/ai-readiness.yaml')), []);
  });

  it('has its evidence looked up', async () => {
    const uri = at('services/one/ai-readiness.yaml');
    await found(uri, 'evidence/missing-file');
    files.set(at('services/one/docs/map.md'), '# The process\n');
    await notFound(uri, 'evidence/missing-file');
    await open(uri);
    files.set(at('services/one/docs/map.md'), undefined);
    await found(uri, 'evidence/missing-file');
  });

  it('does not take evidence that it may not read for proof, and looks again when that changes', async () => {
    const [uri, evidence] = [at('services/one/ai-readiness.yaml'), at('services/one/docs/map.md')];
    files.locked.add(evidence.path);
    files.set(evidence, '# The process\n');
    const { message, severity } = await found(uri, 'evidence/not-checked');
    assert.match(message, /"docs\/map\.md" could not be checked \(permission is denied\)/);
    assert.equal(severity, vscode.DiagnosticSeverity.Error);
    assert.ok(!codesOf(uri).includes('evidence/missing-file'));
    const item = () => api.manifests.get(uri)?.report.items.find(({ evidence: list }) => list.length > 0);
    assert.deepEqual([item()?.satisfied, item()?.evidence[0]?.state], [false, 'not-checked']);
    files.locked.clear();
    files.set(
      evidence,
      '# The process, again\n\nWho gets an order reads it and writes down what it is about.\n',
    );
    await notFound(uri, 'evidence/not-checked');
    assert.deepEqual([item()?.satisfied, item()?.evidence[0]?.state], [true, 'holds']);
  });

  it('has only those of its files read that are cited', async () => {
    const uri = at('services/one/ai-readiness.yaml');
    files.set(at('services/one/infra/main.bicep'), "param location string = 'westeurope'\n");
    files.set(at('services/one/app.py'), 'MODEL = "gpt-4o-mini"\n');
    files.set(at('services/one/docs/map.md'), '# The process\n\nOwner: Ana Duarte\n');
    await notFound(uri, 'evidence/missing-file');
    const repository = () => api.manifests.get(uri)?.report.input.repository;
    await eventually(
      'what the cited file says',
      () => {
        const known = repository();
        const fact = known === 'taken-to-hold' ? undefined : known?.files.get('docs/map.md');
        return fact?.kind === 'file' && fact.reading?.testimony.some(({ value }) => value === 'Ana Duarte');
      },
      api.manifests.onDidChange,
    );
    const known = repository();
    assert.ok(known !== 'taken-to-hold' && known?.index === undefined);
    assert.deepEqual(
      files.reads.filter((path) => /\.(?:bicep|py)$/.test(path)),
      [],
    );
  });

  it('tells of manifests that come and go', async () => {
    const uri = at('services/two/ai-readiness.yml');
    files.set(uri, plain);
    await found(uri, 'gate/open-items');
    files.set(uri, undefined);
    await nothingFound(uri);
  });

  it('says so when a manifest can not be read', async () => {
    const finding = await found(at('secret/ai-readiness.yaml'), 'internal/check-failed');
    assert.match(finding.message, /could not be checked: .*locked/);
    assert.equal(api.manifests.get(at('secret/ai-readiness.yaml'))?.report.findings.length, 1);
  });
});
