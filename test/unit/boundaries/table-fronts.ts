import type { Room } from './room';

/** Those of the readers: none knows another. */
const readerRooms = [
  'agents',
  'data',
  'documents',
  'infrastructure',
  'interfaces',
  'models',
  'monitoring',
  'other',
  'people',
  'pipelines',
  'platform',
  'results',
  'scans',
];

/** Those that say what a file, or a setting in it, is for. */
const readsRoles: ReadonlySet<string> = new Set(['agents', 'infrastructure', 'models', 'platform']);

/** The rooms of what is built on the engine, from the leaves up. */
export const fronts: Readonly<Record<string, Room>> = {
  'readers/role.ts': { rooms: ['core/service.ts'] },
  'readers/source': { rooms: ['core/service.ts', 'readers/role.ts'], packages: ['fflate', 'saxes'] },
  'readers/reader.ts': { rooms: ['core/service.ts', 'readers/source'] },
  // What stands on no other file of its room: git is read with these alone.
  'repository/decode.ts': { rooms: [] },
  'repository/files.ts': { rooms: [] },
  'repository/paths.ts': { rooms: [] },
  'repository/git': { rooms: ['repository/decode.ts', 'repository/files.ts', 'repository/paths.ts'] },
  ...Object.fromEntries(
    readerRooms.map((room) => [
      `readers/${room}`,
      {
        rooms: [
          'core/service.ts',
          'readers/reader.ts',
          'readers/source',
          ...(readsRoles.has(room) ? ['readers/role.ts'] : []),
        ],
      },
    ]),
  ),
  // What code and rules are taken apart with.
  'readers/monitoring/promql': { rooms: ['core/service.ts'] },
  'readers/monitoring/code': { rooms: ['core/service.ts', 'readers/source'] },
  'readers/monitoring': {
    rooms: [
      'core/service.ts',
      'readers/reader.ts',
      'readers/role.ts',
      'readers/source',
      'readers/monitoring/promql',
      'readers/monitoring/code',
    ],
  },
  'readers/table.ts': {
    rooms: ['readers/reader.ts', ...readerRooms.map((room) => `readers/${room}`)],
  },
  readers: {
    rooms: [
      'core/service.ts',
      'readers/documents',
      'readers/reader.ts',
      'readers/source',
      'readers/table.ts',
    ],
  },
  repository: {
    rooms: [
      'core/service.ts',
      'readers',
      'repository/decode.ts',
      'repository/files.ts',
      'repository/hashes.ts',
      'repository/paths.ts',
      'repository/git',
    ],
  },
  'repository/hashes.ts': { rooms: [], packages: ['@noble/hashes'] },
  'repository/node.ts': {
    rooms: ['repository/files.ts', 'repository/paths.ts'],
    packages: ['node:fs', 'node:path'],
  },
  // The one place that runs another program.
  'repository/git-program.ts': {
    rooms: ['repository/git'],
    packages: ['node:child_process', 'node:fs', 'node:path'],
  },
  // Before the command line itself: what runs is loaded by its path.
  'cli/main.ts': { rooms: ['cli/compiled.ts', 'cli'], packages: ['node:module', 'node:path'] },
  'cli/compiled.ts': { rooms: [], packages: ['node:fs', 'node:path', 'node:vm', 'node:zlib'] },
  // What all of the command line shares.
  'cli/io.ts': { rooms: ['readers', 'repository', 'cli/checked.ts'] },
  'cli/checked.ts': { rooms: ['core/service.ts'] },
  'cli/faults.ts': { rooms: ['core/service.ts', 'repository', 'cli/io.ts'] },
  // The one place that begins a thread.
  'cli/threads.ts': {
    rooms: ['cli/checked.ts', 'cli/faults.ts', 'cli/io.ts', 'cli/memory.ts'],
    packages: ['node:os', 'node:worker_threads'],
  },
  'cli/memory.ts': { rooms: [], packages: ['node:v8', 'node:vm'] },
  'cli/worker.ts': { rooms: ['cli'] },
  'cli/runners.ts': { rooms: [] },
  'cli/safe-json.ts': { rooms: ['core/service.ts', 'cli/runners.ts'] },
  'cli/terminal.ts': { rooms: ['core/service.ts'] },
  'cli/markdown.ts': { rooms: ['core/service.ts', 'cli/terminal.ts'] },
  // What a check is written as. No format knows how the others are written.
  'cli/formats': {
    rooms: [
      'core/service.ts',
      'repository',
      'cli/io.ts',
      'cli/checked.ts',
      'cli/runners.ts',
      'cli/safe-json.ts',
      'cli/terminal.ts',
      'cli/markdown.ts',
    ],
    packages: ['node:crypto'],
  },
  'cli/calendar': {
    rooms: [
      'core/service.ts',
      'cli/checked.ts',
      'cli/runners.ts',
      'cli/safe-json.ts',
      'cli/terminal.ts',
      'cli/formats',
    ],
    packages: ['node:crypto'],
  },
  'cli/compare': {
    rooms: ['core/service.ts', 'cli/checked.ts', 'cli/safe-json.ts', 'cli/terminal.ts', 'cli/formats'],
  },
  'cli/forecast': {
    rooms: ['core/service.ts', 'cli/checked.ts', 'cli/safe-json.ts', 'cli/terminal.ts', 'cli/formats'],
  },
  'cli/diff': {
    rooms: [
      'core/service.ts',
      'repository',
      'cli/checked.ts',
      'cli/safe-json.ts',
      'cli/terminal.ts',
      'cli/formats',
    ],
  },
  'cli/history': {
    rooms: ['core/service.ts', 'repository', 'cli/checked.ts', 'cli/safe-json.ts', 'cli/terminal.ts'],
  },
  // Rows of many manifests, in which formats they are written, and by how many threads they are made.
  'cli/report': {
    rooms: [
      'core/service.ts',
      'portfolio',
      'portfolio/view',
      'repository',
      'cli/io.ts',
      'cli/safe-json.ts',
      'cli/terminal.ts',
      'cli/formats',
    ],
    packages: ['node:crypto', 'virtual:page-script'],
  },
  cli: {
    rooms: [
      'core/service.ts',
      'portfolio',
      'portfolio/ranking',
      'readers',
      'repository',
      'repository/node.ts',
      'cli/io.ts',
      'cli/checked.ts',
      'cli/faults.ts',
      'cli/threads.ts',
      'cli/runners.ts',
      'cli/safe-json.ts',
      'cli/terminal.ts',
      'cli/markdown.ts',
      'cli/formats',
      'cli/diff',
      'cli/calendar',
      'cli/compare',
      'cli/forecast',
      'cli/history',
      'cli/report',
      'repository/git-program.ts',
    ],
    packages: ['node:crypto', 'node:fs', 'node:module', 'node:os', 'node:path', 'node:util'],
    data: ['package.json'],
  },
  'panel/protocol': { rooms: [] },
  'panel/guard.ts': { rooms: ['panel/protocol'] },
  // What host and page must do alike.
  'panel/difference.ts': { rooms: ['panel/protocol'] },
  'panel/item-facts.ts': { rooms: ['panel/protocol'] },
  'panel/model': { rooms: ['core/service.ts', 'panel/protocol'] },
  'panel/edits': { rooms: ['core/service.ts', 'panel/protocol', 'panel/model'] },
  // What all pages share that are written as HTML.
  'panel/page': { rooms: ['core/service.ts'] },
  'panel/export': { rooms: ['core/service.ts', 'panel/protocol', 'panel/page'] },
  // Many manifests: a row for each, what they come to, and the page that shows both.
  portfolio: { rooms: ['core/service.ts', 'panel/model', 'panel/protocol'] },
  'portfolio/view': { rooms: ['core/service.ts', 'panel/page', 'portfolio'] },
  // Which workflow to take first, as a page.
  'portfolio/ranking': { rooms: ['core/service.ts', 'panel/page', 'portfolio', 'portfolio/view'] },
  // What makes the table of the page sortable, in a browser and in the editor.
  'portfolio/protocol.ts': { rooms: [] },
  'portfolio/client': { rooms: ['portfolio/protocol.ts'] },
  'panel/client/base': { rooms: ['core/base', 'panel/protocol'], packages: ['@vscode/codicons'] },
  'panel/client/host': { rooms: ['panel/protocol', 'panel/difference.ts', 'panel/client/base'] },
  'panel/client/parts': {
    rooms: ['panel/protocol', 'panel/client/base', 'panel/client/host'],
    packages: ['lit'],
  },
  'panel/client/forms': {
    rooms: ['core/base', 'panel/protocol', 'panel/client/base', 'panel/client/host', 'panel/client/parts'],
    packages: ['lit'],
  },
  'panel/client/overview': {
    rooms: [
      'core/base',
      'panel/protocol',
      'panel/client/base',
      'panel/client/host',
      'panel/client/parts',
      'panel/client/forms',
    ],
    packages: ['lit'],
  },
  'panel/client/checklist': {
    rooms: [
      'core/base',
      'panel/protocol',
      'panel/item-facts.ts',
      'panel/client/base',
      'panel/client/host',
      'panel/client/parts',
      'panel/client/forms',
    ],
    packages: ['lit'],
  },
  'panel/client/pages': {
    rooms: [
      'core/base',
      'panel/protocol',
      'panel/client/base',
      'panel/client/host',
      'panel/client/parts',
      'panel/client/forms',
      'panel/client/checklist',
    ],
    packages: ['lit'],
  },
  'panel/client': {
    rooms: [
      'panel/protocol',
      'panel/client/base',
      'panel/client/host',
      'panel/client/parts',
      'panel/client/overview',
      'panel/client/checklist',
      'panel/client/pages',
    ],
    packages: ['@vscode-elements/elements', 'lit'],
    data: [
      'src/panel/client/style/ahead.css',
      'src/panel/client/style/base.css',
      'src/panel/client/style/checklist.css',
      'src/panel/client/style/forms.css',
      'src/panel/client/style/overview.css',
      'src/panel/client/style/pages.css',
      'src/panel/client/style/past.css',
      'src/panel/client/style/selection.css',
    ],
  },
  'extension/base': { rooms: ['core/service.ts', 'repository'], packages: ['vscode'] },
  'extension/repository': {
    rooms: ['core/service.ts', 'repository', 'extension/base'],
    packages: ['vscode'],
  },
  'extension/manifests': {
    rooms: ['core/service.ts', 'repository', 'extension/base', 'extension/repository'],
    packages: ['vscode'],
  },
  'extension/services.ts': { rooms: ['extension/base', 'extension/manifests'], packages: ['vscode'] },
  'extension/editing': {
    rooms: [
      'core/service.ts',
      'panel/protocol',
      'panel/model',
      'panel/edits',
      'extension/base',
      'extension/repository',
      'extension/manifests',
      'extension/services.ts',
    ],
    packages: ['vscode'],
  },
  'extension/pages': { rooms: ['core/service.ts', 'extension/base'], packages: ['vscode'] },
  'extension/panel': {
    rooms: [
      'core/service.ts',
      'panel/protocol',
      'panel/guard.ts',
      'panel/difference.ts',
      'panel/model',
      'panel/export',
      'extension/base',
      'extension/repository',
      'extension/manifests',
      'extension/services.ts',
      'extension/editing',
      'extension/pages',
    ],
    packages: ['vscode'],
  },
  'extension/features': {
    rooms: [
      'core/service.ts',
      'extension/base',
      'extension/repository',
      'extension/manifests',
      'extension/services.ts',
      'extension/pages',
      'extension/panel',
    ],
    packages: ['vscode'],
  },
  'extension/features/compare': {
    rooms: [
      'core/service.ts',
      'repository',
      'extension/base',
      'extension/repository',
      'extension/manifests',
      'extension/services.ts',
      'extension/features',
    ],
    packages: ['vscode'],
  },
  'extension/features/create': {
    rooms: [
      'core/service.ts',
      'extension/base',
      'extension/repository',
      'extension/manifests',
      'extension/services.ts',
      'extension/editing',
      'extension/features',
    ],
    packages: ['vscode'],
  },
  'extension/features/language': {
    rooms: [
      'core/service.ts',
      'extension/base',
      'extension/repository',
      'extension/manifests',
      'extension/services.ts',
      'extension/editing',
      'extension/pages',
      'extension/panel',
      'extension/features',
      'extension/features/create',
    ],
    packages: ['vscode'],
  },
  'extension/features/moves': {
    rooms: [
      'core/service.ts',
      'extension/base',
      'extension/repository',
      'extension/manifests',
      'extension/services.ts',
      'extension/editing',
    ],
    packages: ['vscode'],
  },
  'extension/features/portfolio': {
    rooms: [
      'core/service.ts',
      'panel/page',
      'portfolio',
      'portfolio/protocol.ts',
      'portfolio/ranking',
      'portfolio/view',
      'extension/manifests',
      'extension/services.ts',
      'extension/panel',
      'extension/features',
    ],
    packages: ['vscode'],
  },
  'extension/features/tree': {
    rooms: [
      'core/service.ts',
      'panel/protocol',
      'panel/edits',
      'extension/base',
      'extension/manifests',
      'extension/services.ts',
      'extension/editing',
      'extension/pages',
      'extension/features',
    ],
    packages: ['vscode'],
  },
  'extension.ts': {
    rooms: [
      'extension/base',
      'extension/manifests',
      'extension/services.ts',
      'extension/panel',
      'extension/features',
      'extension/features/compare',
      'extension/features/create',
      'extension/features/language',
      'extension/features/moves',
      'extension/features/portfolio',
      'extension/features/tree',
    ],
    packages: ['vscode'],
  },
  'extension/node.ts': {
    rooms: ['readers', 'repository/git-program.ts', 'repository/node.ts', 'extension.ts'],
    packages: ['vscode'],
  },
  'extension/web.ts': { rooms: ['extension/base', 'extension.ts'], packages: ['vscode'] },
};
