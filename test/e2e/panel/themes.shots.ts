// Reads the theme colours of the real workbench into themes.json, for the page that shows the panel alone.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../harness/host';
import { launchWorkbench } from '../harness/workbench';
import { themeColours } from './in-page';

const names = ['dark', 'light', 'hc-dark', 'hc-light'] as const;
const target = path.join(root, 'test', 'e2e', 'panel', 'themes.json');

describe('the theme colours', () => {
  it('are those of the workbench', async function () {
    this.timeout(180_000);
    const used = usedVariables();
    const themes: Record<string, Record<string, string>> = {};
    for (const theme of names) {
      const workbench = await launchWorkbench({ theme, workspace: 'schemas' });
      await workbench.page.locator('.monaco-workbench[class*="vscode-theme-defaults-themes"]').waitFor();
      const all = await workbench.page.evaluate(themeColours);
      await workbench.close();
      themes[theme] = Object.fromEntries(
        Object.entries(all)
          .filter(([name]) => used.has(name))
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      );
    }
    writeFileSync(target, `${JSON.stringify(themes, undefined, 2)}\n`);
  });
});

/** The variables that the panel and its controls speak of. */
function usedVariables(): ReadonlySet<string> {
  const files = ['panel.js', 'panel.css'].map((name) => readFileSync(path.join(root, 'dist', name), 'utf8'));
  return new Set(files.flatMap((text) => text.match(/--vscode-[\w-]+/g) ?? []));
}
