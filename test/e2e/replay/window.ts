// The workbench that is typed in, and the ways to see what happens there.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { dev, root } from '../harness/host';
import { eventually, launchWorkbench, type Workbench } from '../harness/workbench';
import type { Status } from './calm';
import type { Look, Question } from './protocol';

/** A workbench on the samples without their manifests, with the probe in its extension host. */
export class Window {
  private constructor(
    private readonly workbench: Workbench,
    private readonly probe: string,
  ) {}

  /** @param settings user settings beside those of every test */
  static async launch(settings: Readonly<Record<string, unknown>> = {}): Promise<Window> {
    const { scratch, copyFolder } = await dev();
    const workspace = path.join(scratch('replay'), 'samples');
    copyFolder('test/workspaces', workspace);
    for (const file of manifests) rmSync(path.join(workspace, file));
    const probe = writeProbe(scratch('probe'));
    const workbench = await launchWorkbench({ workspace, beside: probe.folder, settings });
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.page.evaluate(watchStatus);
    const port = await eventually(() => readFileSync(probe.portFile, 'utf8'), 30_000);
    return new Window(workbench, `http://127.0.0.1:${port}`);
  }

  get page(): Page {
    return this.workbench.page;
  }

  async ask(question: Question): Promise<Look> {
    const response = await fetch(this.probe, { method: 'POST', body: JSON.stringify(question) });
    const text = await response.text();
    if (!response.ok) throw new Error(`The probe could not "${question.ask}": ${text}`);
    return JSON.parse(text);
  }

  /** Opens an empty manifest in a folder of the samples, and waits until it was checked. */
  async open(folder: string, windowsLineEnds: boolean): Promise<Look> {
    const file = path.join(this.workbench.folder, folder, manifestName);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '');
    const look = await this.ask({ ask: 'open', file, windowsLineEnds });
    await this.workbench.editorReady(manifestName);
    await this.page.locator(statusItem).waitFor();
    await this.page.locator('.editor-instance .view-lines').first().click();
    return look;
  }

  /** What stands on the disk after saving. */
  async save(folder: string): Promise<string> {
    await this.workbench.save();
    return this.workbench.read(path.join(folder, manifestName));
  }

  /** Closes the manifest and takes it away. @returns what had happened since the last look */
  async discard(folder: string): Promise<void> {
    await this.ask({ ask: 'close' });
    rmSync(path.join(this.workbench.folder, folder, manifestName));
    await this.page.locator(statusItem).waitFor({ state: 'detached' });
  }

  /** What the status bar has said since it was last asked. */
  async statuses(): Promise<Status[]> {
    return this.page.evaluate('globalThis.aiReadinessStatuses.splice(0)');
  }

  async close(): Promise<void> {
    await this.workbench.close();
  }
}

const manifestName = 'ai-readiness.yaml';
const statusItem = '[id*="aiReadiness.status"]';

/** What there is in test/workspaces that a typed manifest would stand beside. */
const manifests = [
  'samples.code-workspace',
  'claims-assistant/ai-readiness.yaml',
  'invoice-triage/ai-readiness.yaml',
  'monorepo/services/demand-forecast/ai-readiness.yaml',
  'monorepo/services/shelf-photos/ai-readiness.yml',
  'newcomer/ai-readiness.yaml',
  'support-triage/ai-readiness.yaml',
];

/** Keeps what the item in the status bar says, with its time. In the page, where a person would see it. */
const watchStatus = `{
  const statuses = (globalThis.aiReadinessStatuses = []);
  let last = '';
  const look = () => {
    const item = document.querySelector('${statusItem}');
    const text = item === null ? '' : item.textContent.trim();
    if (text === last) return;
    last = text;
    statuses.push({ at: Date.now(), text });
  };
  const all = { childList: true, characterData: true, subtree: true };
  new MutationObserver(look).observe(document.querySelector('.part.statusbar'), all);
}`;

/** Makes the compiled probe an extension. @returns its folder, and the file in which it says its port */
function writeProbe(home: string): { readonly folder: string; readonly portFile: string } {
  const folder = path.join(home, 'ai-readiness.replay-probe-0.0.0');
  const portFile = path.join(home, 'port');
  const compiled = readFileSync(path.join(root, 'out', 'e2e', 'replay', 'probe.js'));
  const manifest = {
    name: 'replay-probe',
    publisher: 'ai-readiness',
    version: '0.0.0',
    engines: { vscode: '^1.105.0' },
    main: './probe.js',
    activationEvents: ['*'],
    extensionKind: ['workspace'],
    portFile,
  };
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'probe.js'), compiled);
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return { folder, portFile };
}
