// A VS Code workbench in a browser, driven as a user drives it.
import { type Dirent, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { dev, root, type Server, sharedBrowser, sharedServer, startServer } from './host';

const themes = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  'hc-dark': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
};

/** As the list of themes names them. */
const themeTitles = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  'hc-dark': 'Dark High Contrast',
  'hc-light': 'Light High Contrast',
};

export interface WorkbenchOptions {
  /** A folder or a `.code-workspace` file, copied before it is opened; by default all of test/workspaces. */
  readonly workspace?: string;
  /** A file to open at once, by its path in the copied folder: quicker than `openFile` afterwards. */
  readonly open?: string;
  readonly theme?: keyof typeof themes;
  readonly width?: number;
  readonly height?: number;
  /** Pixels per CSS pixel: 2 gives sharp pictures for documents. */
  readonly scale?: number;
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Packaged extensions to install instead of loading the one in development. */
  readonly extensions?: readonly string[];
  /** The folder of an extension, with its `package.json`, to put beside the one under test, on a server of its own. */
  readonly beside?: string;
  /** The test day in the environment of a server of its own, as one with `extensions` is. */
  readonly day?: string;
}

/** Opens a workbench on a copy of the workspace. The caller closes it. */
export async function launchWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const { extensions = [], theme = 'dark', width = 1280, height = 800, scale = 1, settings } = options;
  const { day, beside } = options;
  const own = extensions.length > 0 || day !== undefined || beside !== undefined;
  const server = own ? await startServer(extensions, { day, beside }) : await sharedServer();
  const { workbenchUrl, writeUserSettings } = await dev();
  writeUserSettings(server.dataDir, { 'workbench.colorTheme': themes[theme], ...settings });
  const workspace = await copyWorkspace(options.workspace);
  const folder = workspace.endsWith('.code-workspace') ? path.dirname(workspace) : workspace;
  const openFile = options.open === undefined ? undefined : path.join(folder, options.open);
  const url = workbenchUrl(server, {
    workspace,
    developmentPath: extensions.length > 0 ? undefined : root,
    openFile,
  });
  const viewport = { width, height };
  const context = await (await sharedBrowser()).newContext({ viewport, deviceScaleFactor: scale });
  const page = await context.newPage();
  const workbench = new Workbench(page, folder, context, own ? server : undefined);
  await page.goto(url);
  // A window that does not come up on a machine that is busy with other things gets a second chance, not a third.
  // Nor does a .code-workspace that has come up without its folders, as VS Code in a browser now and then opens it.
  await workbench.ready(12_000).catch(async () => {
    await workbench.screenshot('late-window');
    await page.goto(url);
    await workbench.ready();
  });
  if (openFile !== undefined) await workbench.editorReady(path.basename(openFile));
  return workbench;
}

/** Where the copy of this workspace is to be opened. */
async function copyWorkspace(workspace: string | undefined): Promise<string> {
  const { scratch, copySamples, copyFolder } = await dev();
  const target = path.join(scratch('e2e'), 'workspace');
  if (workspace === undefined) return copySamples(target).workspace;
  const source = path.resolve(root, workspace);
  if (!source.endsWith('.code-workspace')) {
    copyFolder(source, target);
    return target;
  }
  copyFolder(path.dirname(source), target);
  return path.join(target, path.basename(source));
}

/** Tries again until it no longer throws; throws what it threw last when the time is up. */
export async function eventually<T>(attempt: () => Promise<T> | T, timeout = 30_000): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

export class Workbench {
  constructor(
    readonly page: Page,
    /** The copy of the workspace on the disk. */
    readonly folder: string,
    private readonly context: BrowserContext,
    private readonly ownServer: Server | undefined,
  ) {}

  /** Waits until the window is there and the files are listed. */
  async ready(timeout = 30_000): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout });
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout });
  }

  /** Opens a file by its name, or by the end of its path where the name alone is not enough. */
  async openFile(name: string): Promise<void> {
    await this.pick('Control+P', name, path.basename(name));
    await this.editorReady(path.basename(name));
  }

  /** Waits until the file of this name is the active editor and its text is there. */
  async editorReady(name: string): Promise<void> {
    await this.page.getByRole('tab', { name, selected: true }).first().waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Runs a command by its full title in the command palette, such as `View: Toggle Terminal`. */
  async runCommand(title: string): Promise<void> {
    await this.pick('F1', `>${title}`, title);
  }

  /** Types into the quick input and takes the first entry, once that is about `label`. */
  private async pick(key: string, text: string, label: string): Promise<void> {
    const box = this.page.locator('.quick-input-widget');
    // Again, for it lists what there is when it opens: the commands of an extension may come a little later.
    await eventually(async () => {
      if (await box.isVisible()) await this.page.keyboard.press('Escape');
      await this.page.keyboard.press(key);
      await box.waitFor({ timeout: 2_000 });
      await box.locator('input').first().fill(text);
      await this.take(label);
    }, 20_000);
    await box.waitFor({ state: 'hidden' });
  }

  /** Takes the first entry of the open quick input, once that is about `label`. */
  private async take(label: string): Promise<void> {
    const first = this.page.locator('.quick-input-widget .monaco-list-row').first();
    await first.filter({ hasText: label }).waitFor({ timeout: 4_000 });
    await this.page.keyboard.press('Enter');
  }

  /** What the Problems view lists, one text per row; files with problems are rows too. */
  async problems(): Promise<string[]> {
    await this.runCommand('Problems: Focus on Problems View');
    const panel = this.page.locator('.markers-panel');
    await panel.waitFor();
    const rows = await panel.locator('.monaco-list-row').all();
    return Promise.all(rows.map(async (row) => (await row.getAttribute('aria-label')) ?? ''));
  }

  /** The document inside the webview that was opened last. */
  panel(): FrameLocator {
    return this.page.locator('iframe.webview').last().contentFrame().frameLocator('#active-frame');
  }

  /** Saves the active editor, which was changed just before, and waits until that is on the disk. */
  async save(): Promise<void> {
    const dirty = this.page.locator('.tab.active.dirty');
    await dirty.first().waitFor();
    await this.page.keyboard.press('Control+S');
    await dirty.first().waitFor({ state: 'detached' });
  }

  /** The text of a file of the workspace, as it is on the disk. */
  read(name: string): string {
    return readFileSync(path.join(this.folder, name), 'utf8');
  }

  /** Waits until an unsaved change is backed up for the next window, as VS Code does a second later. */
  async backedUp(text: string): Promise<void> {
    const { dataDir } = await sharedServer();
    const folder = path.join(dataDir, 'data', 'User', 'Backups');
    await eventually(() => {
      const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile());
      const holds = ({ parentPath, name }: Dirent) =>
        readFileSync(path.join(parentPath, name), 'utf8').includes(text);
      if (!files.some(holds)) throw new Error(`No backup holds "${text}".`);
    });
  }

  /** Changes the colour theme of the open window, as a user does. */
  async setTheme(theme: keyof typeof themes): Promise<void> {
    const box = this.page.locator('.quick-input-widget');
    await this.page.keyboard.press('Control+K');
    await this.page.keyboard.press('Control+T');
    await box.waitFor();
    await box.locator('input').first().fill(themeTitles[theme]);
    await this.take(themeTitles[theme]);
    await box.waitFor({ state: 'hidden' });
  }

  /** Loads the window anew. By the command, for in a page that is just reloaded VS Code cannot put its state away. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.ready();
  }

  /** Takes a picture into out/screenshots. @returns its path */
  async screenshot(name: string): Promise<string> {
    const folder = path.join(root, 'out', 'screenshots');
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${name}.png`);
    await this.page.screenshot({ path: file, animations: 'disabled', caret: 'initial' });
    return file;
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.ownServer?.stop();
  }
}
