// The panel alone on a page: its real bundle, a policy as strict as the real one, the theme's real colours, and
// in the place of the extension a host that takes down what it is told.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page, Route } from 'playwright-core';
import { changeBetween } from '../../../src/panel/difference';
import type { ToHost, ToPanel } from '../../../src/panel/protocol/messages';
import type { PanelModel } from '../../../src/panel/protocol/model';
import { root, sharedBrowser } from '../harness/host';
import * as inPage from './in-page';
import themes from './themes.json';

export type Theme = keyof typeof themes;
export const themeNames = Object.keys(themes) as Theme[];

const origin = 'http://panel.test';
const nonce = 'bm9uY2Utb2YtdGhlLXRlc3Rz';
const policy = ["default-src 'none'", `script-src 'nonce-${nonce}'`, `style-src ${origin}`].join('; ');

const html = `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>AI Readiness</title>
  <link rel="stylesheet" href="/dist/panel.css">
</head>
<body>
  <div id="app"></div>
  <script nonce="${nonce}" src="/dist/panel.js"></script>
</body>
</html>`;

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
};

const bodyClasses: Readonly<Record<Theme, readonly string[]>> = {
  dark: ['vscode-dark'],
  light: ['vscode-light'],
  'hc-dark': ['vscode-high-contrast'],
  'hc-light': ['vscode-high-contrast-light', 'vscode-high-contrast'],
};

/** A page of the panel, by its tab. */
export type Tab = 'next' | 'checklist' | 'facts' | 'forecast' | 'time' | 'past' | 'duties';

interface Options {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  /** What the panel has put away before. */
  readonly state?: object;
  /** The page that it opens on: the checklist, but for what a user does first. */
  readonly tab?: Tab;
}

export class PanelPage {
  private version = 0;

  constructor(readonly page: Page) {}

  /** Shows a model, and waits until it is drawn. */
  async show(model: PanelModel): Promise<void> {
    this.version += 1;
    await this.tell({ type: 'model', version: this.version, model });
    await this.drawn();
  }

  /** Tells what has changed since the model that is shown. */
  async change(before: PanelModel, next: PanelModel): Promise<void> {
    const change = changeBetween(before, next) ?? {};
    const from = this.version;
    this.version += 1;
    await this.tell({ type: 'change', version: this.version, from, change });
  }

  async tell(message: ToPanel): Promise<void> {
    await this.page.evaluate(inPage.post, message);
    await this.drawn();
  }

  async drawn(): Promise<void> {
    await this.page.evaluate(inPage.drawn);
  }

  /** What the panel has told its host, of one type. */
  async sent<T extends ToHost['type']>(type: T): Promise<Extract<ToHost, { type: T }>[]> {
    const all = await this.page.evaluate(inPage.sent);
    return all.filter((message): message is Extract<ToHost, { type: T }> => message.type === type);
  }

  /** Answers the last edit. */
  async answer(refused?: string): Promise<void> {
    const id = (await this.sent('edit')).at(-1)?.id ?? -1;
    await this.tell({ type: 'edit-result', id, ...(refused === undefined ? {} : { refused }) });
  }

  /** The key of what has the focus. */
  focused(): Promise<string> {
    return this.page.evaluate(inPage.focusedKey);
  }

  violations(): Promise<string[]> {
    return this.page.evaluate(inPage.violations);
  }

  /** Loads the page again with the state that the panel has put away, as VS Code does. */
  async reload(): Promise<void> {
    await this.page.addInitScript(inPage.setState, await this.page.evaluate(inPage.getState));
    await this.page.reload();
  }

  /** Opens one of the panel's pages by its tab. */
  async turnTo(tab: Tab): Promise<void> {
    await this.page.locator(`[data-key="tab:${tab}"]`).click();
    await this.drawn();
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

export async function openPanel({
  theme = 'dark',
  width = 1200,
  height = 900,
  state,
  tab = 'checklist',
}: Options = {}): Promise<PanelPage> {
  const context = await (await sharedBrowser()).newContext({ viewport: { width, height } });
  const page = await context.newPage();
  await page.route(`${origin}/**`, serve);
  await page.addInitScript(inPage.prepare, { colours: themes[theme], classes: bodyClasses[theme] });
  await page.addInitScript(inPage.setState, { page: tab, ...state });
  await page.goto(`${origin}/`);
  return new PanelPage(page);
}

async function serve(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
  const contentType = types[path.extname(pathname)];
  if (!pathname.startsWith('/dist/') || contentType === undefined) return route.fulfill({ status: 404 });
  return route.fulfill({ contentType, body: readFileSync(path.join(root, pathname)) });
}

/** Presses Tab until this has the focus: everything is to be reached by keyboard alone. */
export async function tabTo(panel: PanelPage, key: string, most = 60): Promise<void> {
  for (let presses = 0; presses <= most; presses++) {
    if ((await panel.focused()) === key) return;
    await panel.page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${key}; it is at ${await panel.focused()}`);
}
