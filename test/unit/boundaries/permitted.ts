/**
 * What single files may use that is noticed everywhere else, and what the declaration files declare. A declaration file
 * that is not listed is refused; so is an entry that is no longer needed.
 */
export const permitted: Readonly<Record<string, readonly string[]>> = {
  // The clock: what day it is, and how long to wait for a quiet moment.
  'cli/node.ts': ['Date'],
  'extension/base/day.ts': ['Date'],
  'extension/repository/file-changes.ts': ['Date'],
  'extension/repository/repository-indexes.ts': ['Date'],
  // Chance: the nonce of a page.
  'extension/panel/page.ts': ['crypto'],
  // The width of text on a terminal, counted in what a reader takes for one character.
  'cli/terminal.ts': ['Intl'],
  // The words of scripts that put no blanks between them.
  'readers/documents/words.ts': ['Intl'],
  // Files of dist/ that are loaded by their path.
  'cli/main.ts': ['require', 'require(…)'],
  'cli/compiled.ts': ['require'],
  'extension/web.ts': ['Function', 'require'],
  // The threads of a report.
  'cli/threads.ts': ['Worker'],
  // What two tools call a part of their results.
  'readers/results/garak.ts': ['eval'],
  'readers/results/inspect.ts': ['eval'],
  // What the host of a page, the platforms and the bundler bring.
  'panel/client/host/host.ts': ['declare acquireVsCodeApi'],
  'portfolio/client/editor.ts': ['declare acquireVsCodeApi'],
  'core/schema/virtual.d.ts': [
    'declare virtual:config-schema',
    'declare virtual:config-validator',
    'declare virtual:schema',
    'declare virtual:validator',
  ],
  'cli/report/virtual.d.ts': ['declare virtual:page-script'],
  'panel/client/css.d.ts': ['declare *.css'],
  'panel/client/svg.d.ts': ['declare *.svg'],
  'panel/platform.d.ts': ['declare URL'],
  'repository/platform.d.ts': ['declare TextDecoder'],
};
