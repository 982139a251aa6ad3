import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as service from '../../src/core/service';

/**
 * The table of allowed edges: which room may import from which other rooms, and which packages. A room is a folder; a
 * file in this table is a room of its own. Whoever needs a new edge writes it here, where it is seen in review.
 */
const allowed: Readonly<
  Record<string, { readonly rooms: readonly string[]; readonly packages?: readonly string[] }>
> = {
  'core/base': { rooms: [], packages: ['fastest-levenshtein'] },
  'core/text': { rooms: ['core/base'], packages: ['yaml'] },
  'core/schema': { rooms: ['core/base'], packages: ['virtual:validator'] },
  'core/facts': { rooms: ['core/base', 'core/text', 'core/schema'] },
  'core/domain': { rooms: ['core/base', 'core/schema', 'core/facts'] },
  'core/rules': { rooms: ['core/base', 'core/text', 'core/schema', 'core/facts', 'core/domain'] },
  'core/evaluate': {
    rooms: ['core/base', 'core/text', 'core/schema', 'core/facts', 'core/domain', 'core/rules'],
  },
  'core/edit': { rooms: ['core/base', 'core/text', 'core/schema', 'core/facts', 'core/evaluate'] },
  'core/language': {
    rooms: ['core/base', 'core/text', 'core/schema', 'core/facts', 'core/domain', 'core/rules'],
  },
  'core/service.ts': {
    rooms: [
      'core/base',
      'core/text',
      'core/schema',
      'core/facts',
      'core/domain',
      'core/rules',
      'core/evaluate',
      'core/edit',
      'core/language',
    ],
  },
  repository: { rooms: ['core/service.ts'] },
  'repository/node.ts': { rooms: ['repository'], packages: ['node:fs', 'node:path'] },
  cli: {
    rooms: ['core/service.ts', 'repository', 'repository/node.ts'],
    packages: ['node:fs', 'node:module', 'node:path', 'node:util'],
  },
  'panel/protocol.ts': { rooms: [] },
  'panel/guard.ts': { rooms: ['panel/protocol.ts'] },
  'panel/model': { rooms: ['core/service.ts', 'panel/protocol.ts'] },
  'panel/edits': { rooms: ['core/service.ts', 'panel/protocol.ts', 'panel/model'] },
  'panel/export': { rooms: ['core/service.ts', 'panel/protocol.ts'] },
  'panel/client/base': { rooms: ['panel/protocol.ts'], packages: ['@vscode/codicons'] },
  'panel/client/host': { rooms: ['panel/protocol.ts', 'panel/client/base'] },
  'panel/client/parts': {
    rooms: ['panel/protocol.ts', 'panel/client/base', 'panel/client/host'],
    packages: ['lit'],
  },
  'panel/client/forms': {
    rooms: ['core/base', 'panel/protocol.ts', 'panel/client/base', 'panel/client/host', 'panel/client/parts'],
    packages: ['lit'],
  },
  'panel/client/overview': {
    rooms: [
      'panel/protocol.ts',
      'panel/client/base',
      'panel/client/host',
      'panel/client/parts',
      'panel/client/forms',
    ],
    packages: ['lit'],
  },
  'panel/client/checklist': {
    rooms: [
      'panel/protocol.ts',
      'panel/client/base',
      'panel/client/host',
      'panel/client/parts',
      'panel/client/forms',
    ],
    packages: ['lit'],
  },
  'panel/client': {
    rooms: [
      'panel/protocol.ts',
      'panel/client/host',
      'panel/client/parts',
      'panel/client/overview',
      'panel/client/checklist',
    ],
    packages: ['lit', '@vscode-elements/elements'],
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
      'panel/protocol.ts',
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
      'panel/protocol.ts',
      'panel/guard.ts',
      'panel/model',
      'panel/export',
      'extension/base',
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
      'panel/protocol.ts',
      'panel/edits',
      'extension/base',
      'extension/repository',
      'extension/manifests',
      'extension/services.ts',
      'extension/editing',
      'extension/pages',
      'extension/panel',
    ],
    packages: ['vscode'],
  },
  'extension.ts': {
    rooms: [
      'extension/base',
      'extension/manifests',
      'extension/services.ts',
      'extension/features',
      'extension/panel',
    ],
    packages: ['vscode'],
  },
  'extension/node.ts': { rooms: ['extension.ts', 'repository/node.ts'], packages: ['vscode'] },
  'extension/web.ts': { rooms: ['extension.ts', 'extension/base'], packages: ['vscode'] },
};

/** The room of a file below src/: the file itself or the innermost folder that the table names. */
function roomOf(file: string): string {
  for (let at = file; at !== '.'; at = path.posix.dirname(at)) if (Object.hasOwn(allowed, at)) return at;
  return assert.fail(`src/${file} is in no room: add it to the table of test/unit/boundaries.test.ts.`);
}

interface Import {
  readonly file: string;
  readonly from: string;
  /** A file below src/, or a package. */
  readonly target: string;
}

/** `lit/directives/live.js` → `lit`. */
function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return specifier.startsWith('@') ? `${first}/${second}` : first;
}

/** The text of a file below src/ without its comments. */
function codeOf(file: string): string {
  return readFileSync(path.join('src', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

function importsOf(file: string): Import[] {
  const text = codeOf(file);
  const specifiers = [
    ...text.matchAll(/^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm),
    ...text.matchAll(/^\s*import\s*['"]([^'"]+)['"]/gm),
    ...text.matchAll(/\b(?:import|require)\s*\(\s*['"`]([^'"`]+)['"`]/g),
  ].map((match) => match[1] ?? '');
  return specifiers.map((from) => ({ file, from, target: targetOf(file, from) }));
}

function targetOf(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return packageOf(specifier);
  const base = path.posix.join(path.posix.dirname(file), specifier);
  const found = [`${base}.ts`, `${base}/index.ts`, `${base}.d.ts`].find((each) =>
    existsSync(path.join('src', each)),
  );
  return found ?? base;
}

function byFile(imports: readonly Import[]): ReadonlyMap<string, readonly Import[]> {
  const found = new Map<string, Import[]>();
  for (const each of imports) found.set(each.file, [...(found.get(each.file) ?? []), each]);
  return found;
}

const isCode = ({ target }: Import): boolean => target.endsWith('.ts');
/** Data and styles are no rooms. */
const isData = ({ from }: Import): boolean => /\.(?:json|css|ttf)$/.test(from);

/** What a room does not know exists: a line of code that must not compile there. */
const unseen: Readonly<Record<string, readonly string[]>> = {
  core: ['setTimeout(() => {}, 1);', 'process.argv;', 'document.title;', 'performance.now();', "fetch('x');"],
  repository: [
    'setTimeout(() => {}, 1);',
    'process.argv;',
    'document.title;',
    "fetch('x');",
    'Buffer.from([]);',
  ],
  panel: ['setTimeout(() => {}, 1);', 'process.argv;', 'document.title;', "fetch('x');", 'Buffer.from([]);'],
  extension: ['process.argv;', 'Buffer.from([]);', 'document.title;', "require('node:fs');"],
  cli: ['document.title;', 'window.name;', "import('vscode').then(({ window }) => window.title);"],
  'panel/client': ['process.argv;', 'Buffer.from([]);', "require('node:fs');"],
};

/** What the fronts may call. Whoever makes it wider says so here. */
const door = [
  'applyOperations',
  'bearingReferences',
  'betterManifestName',
  'catalogue',
  'catalogueItem',
  'complete',
  'dayOf',
  'daysBetween',
  'definitionAt',
  'definitionOf',
  'didYouMean',
  'documentLinks',
  'essenceOf',
  'evaluate',
  'evidenceEntries',
  'fillTemplate',
  'findingAt',
  'fixAll',
  'foldings',
  'gateLine',
  'gateWords',
  'grouped',
  'holdersOf',
  'holds',
  'hoverAt',
  'inlayHints',
  'isDate',
  'isId',
  'isLink',
  'isManifestPath',
  'isMapSection',
  'isObvious',
  'isRefusal',
  'isSection',
  'isSuppressible',
  'isUnchangedTemplate',
  'itemPage',
  'itemRecord',
  'itemRestingOn',
  'keysReferTo',
  'lenses',
  'Lines',
  'locate',
  'longestWaiver',
  'manifestNames',
  'moverOf',
  'nodeAt',
  'nounOf',
  'occurrenceAt',
  'outline',
  'pathAt',
  'periodInWords',
  'plural',
  'plusDays',
  'readDocument',
  'referenceTo',
  'referencesIn',
  'referencesOf',
  'referencesTo',
  'refersTo',
  'refusalFor',
  'renameId',
  'roles',
  'ruleOf',
  'rules',
  'schemaAt',
  'secondsOf',
  'sections',
  'severities',
  'shapeOf',
  'shorten',
  'stageIndex',
  'stageTitle',
  'stageTouched',
  'stages',
  'starterManifest',
  'startingItems',
  'suggest',
  'suppressionEdit',
  'targetOf',
];

describe('boundaries', () => {
  const files = globSync('**/*.ts', { cwd: 'src' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.endsWith('.d.ts'))
    .sort();
  const imports = files.flatMap(importsOf);
  const between = imports.filter(isCode).filter(({ file, target }) => roomOf(file) !== roomOf(target));

  it('no room imports from one that the table does not allow', () => {
    const wrong = between.filter(
      ({ file, target }) => !allowed[roomOf(file)]?.rooms.includes(roomOf(target)),
    );
    assert.deepEqual(
      wrong.map(({ file, from }) => `src/${file} imports ${from}`),
      [],
    );
  });

  it('no room imports a package that the table does not allow', () => {
    const wrong = imports
      .filter((each) => !isCode(each) && !isData(each))
      .filter(({ file, target }) => !allowed[roomOf(file)]?.packages?.includes(target));
    assert.deepEqual(
      wrong.map(({ file, from }) => `src/${file} imports ${from}`),
      [],
    );
  });

  it('the table allows nothing that nobody needs', () => {
    const used = new Set([
      ...between.map(({ file, target }) => `${roomOf(file)} > ${roomOf(target)}`),
      ...imports.filter((each) => !isCode(each)).map(({ file, target }) => `${roomOf(file)} > ${target}`),
    ]);
    const unused = Object.entries(allowed).flatMap(([room, { rooms, packages = [] }]) =>
      [...rooms, ...packages].map((each) => `${room} > ${each}`).filter((edge) => !used.has(edge)),
    );
    assert.deepEqual(unused, []);
    const empty = Object.keys(allowed).filter((room) => !files.some((file) => roomOf(file) === room));
    assert.deepEqual(empty, []);
  });

  it('no room leads back to itself', () => {
    const done = new Set<string>();
    const visit = (room: string, way: readonly string[]): void => {
      assert.ok(!way.includes(room), [...way, room].join(' > '));
      if (done.has(room)) return;
      for (const next of allowed[room]?.rooms ?? []) visit(next, [...way, room]);
      done.add(room);
    };
    for (const room of Object.keys(allowed)) visit(room, []);
  });

  it('no file leads back to itself', () => {
    const targets = byFile(imports.filter(isCode));
    const done = new Set<string>();
    const visit = (file: string, way: readonly string[]): void => {
      assert.ok(!way.includes(file), [...way, file].join(' > '));
      if (done.has(file)) return;
      for (const { target } of targets.get(file) ?? []) visit(target, [...way, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
  });

  it('the door of the engine is what it is said to be', () => {
    assert.deepEqual(Object.keys(service).sort(), [...door].sort());
    assert.doesNotMatch(readFileSync('src/core/service.ts', 'utf8'), /export \*/, 'each name is stated');
  });

  for (const [room, statements] of Object.entries(unseen)) {
    it(`src/${room} does not know ${statements.join(' ')}`, () => {
      const known = ['export const two = 1 + 1;'];
      assert.deepEqual(refusedIn(room, [...statements, ...known]), statements);
    }).timeout(60_000);
  }

  it('nothing reaches the network', () => {
    const found = files.filter((file) =>
      /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\b\s*[.(]/.test(codeOf(file)),
    );
    assert.deepEqual(found, []);
  });

  it('what is pure has neither clock nor chance', () => {
    const pure = files.filter((file) => /^(?:core|repository|panel)\/(?!client|node\.ts)/.test(file));
    const found = pure.filter((file) =>
      /\bDate\b[.(]|\bnew Date\b|\bMath\.random\b|\bIntl\b/.test(codeOf(file)),
    );
    assert.deepEqual(found, []);
  });
});

/** Which of some lines of code the compiler refuses in a room, with the types that its project gives it. */
function refusedIn(room: string, statements: readonly string[]): string[] {
  const project = path.resolve('src', room, 'tsconfig.json');
  // Inside the repository, where the types of packages are found.
  mkdirSync('out', { recursive: true });
  const folder = mkdtempSync(path.resolve('out', 'boundaries-'));
  try {
    const include = statements.map((statement, index) => {
      const file = path.join(folder, `line${index}.ts`);
      writeFileSync(file, `${statement}\nexport {};\n`);
      return file;
    });
    writeFileSync(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: project, include, exclude: [] }),
    );
    const tsc = path.resolve('node_modules', 'typescript', 'bin', 'tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
      encoding: 'utf8',
    });
    return statements.filter((_, index) => new RegExp(`line${index}\\.ts\\(1,\\d+\\): error`).test(stdout));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
