/** A text that violates a boundary. */
export interface Row {
  readonly what: string;
  readonly file?: string;
  readonly text: string;
  /** What is said, without the name of the file. */
  readonly says: readonly string[];
}

export const imports: readonly Row[] = [
  {
    what: 'an import by a name in quotes',
    file: 'core/rules/fixes/new.ts',
    text: "import { 'evaluate' as run } from '../../evaluate/evaluate';",
    says: ['imports ../../evaluate/evaluate'],
  },
  {
    what: 'an import of a type',
    text: "import type { Rule } from '../rules/rule';",
    says: ['imports ../rules/rule'],
  },
  { what: 'an import for its effect', text: "import '../rules/rule';", says: ['imports ../rules/rule'] },
  {
    what: 'names passed on',
    text: "export { rules } from '../rules/table';",
    says: ['imports ../rules/table'],
  },
  {
    what: 'everything passed on',
    text: "export * from '../rules/table';",
    says: ['imports ../rules/table', 'has export *'],
  },
  { what: 'import()', text: "import('node:fs');", says: ['imports node:fs'] },
  { what: 'import() of a template', text: 'import(`node:fs`);', says: ['imports node:fs'] },
  {
    what: 'import() of what is computed',
    text: "const place = 'x'; import(place);",
    says: ['has import(…)'],
  },
  { what: 'the type of an import', text: "type A = import('vscode').Uri;", says: ['imports vscode'] },
  { what: 'import = require', text: "import fs = require('node:fs');", says: ['imports node:fs'] },
  { what: 'require', text: "require('node:fs');", says: ['imports node:fs'] },
  { what: 'require of what is computed', text: 'require(place);', says: ['has require(…)'] },
  { what: 'require if there is one', text: "require?.('node:fs');", says: ['imports node:fs'] },
  { what: 'require by an assertion', text: "(require as F)('node:fs');", says: ['imports node:fs'] },
  { what: 'require by another name', text: "const load = require; load('node:fs');", says: ['has require'] },
  {
    what: 'an import between texts that look like a comment',
    text: "const a = '/*'; import { rules } from '../rules/table'; const b = '*/';",
    says: ['imports ../rules/table'],
  },
  {
    what: 'an import that is deferred',
    text: "import defer * as table from '../rules/table';",
    says: ['has syntax that cannot be read'],
  },
  {
    what: 'a manifest of npm in the engine',
    text: "import { version } from '../../../package.json';",
    says: ['imports ../../../package.json'],
  },
  {
    what: 'data of the engine in the panel',
    file: 'panel/client/forms/new.ts',
    text: "import all from '../../../../schemas/catalogue.json';",
    says: ['imports ../../../../schemas/catalogue.json'],
  },
  {
    what: 'a file of another kind',
    text: "import '../../dev/texts.cjs';",
    says: ['imports ../../dev/texts.cjs'],
  },
  {
    what: 'a package by its path',
    text: "import '../../../node_modules/yaml/dist/index.js';",
    says: ['imports ../../../node_modules/yaml/dist/index.js'],
  },
  {
    what: 'a layer of edits that looks up',
    file: 'core/edit/style/new.ts',
    text: "import { fixAll } from '../apply/fix-all';",
    says: ['imports ../apply/fix-all'],
  },
  {
    what: 'the engine behind its door',
    file: 'extension/features/tree/new.ts',
    text: "import { evaluate } from '../../../core/evaluate/evaluate';",
    says: ['imports ../../../core/evaluate/evaluate'],
  },
  {
    what: 'a sibling feature',
    file: 'extension/features/tree/new.ts',
    text: "import { register } from '../language/index';",
    says: ['imports ../language/index'],
  },
  {
    what: 'an area of rules in another layer of rules',
    file: 'core/rules/fixes/new.ts',
    text: "import { rules } from '../areas/data';",
    says: ['imports ../areas/data'],
  },
  {
    what: 'terms of items that look up',
    file: 'core/domain/terms/new.ts',
    text: "import { items } from '../items/data';",
    says: ['imports ../items/data'],
  },
  {
    what: 'more of the engine than its leaves in the browser',
    file: 'panel/client/forms/new.ts',
    text: "import { evaluate } from '../../../core/service';",
    says: ['imports ../../../core/service'],
  },
  {
    what: 'createRequire',
    file: 'cli/main.ts',
    text: "import { createRequire } from 'node:module'; createRequire(__filename)('node:http');",
    says: ['has createRequire'],
  },
  {
    what: 'createRequire of a namespace',
    file: 'cli/main.ts',
    text: "import * as all from 'node:module'; all['createRequire'](__filename)('node:http');",
    says: ['has createRequire'],
  },
  {
    what: 'process.getBuiltinModule',
    file: 'cli/new.ts',
    text: "process.getBuiltinModule('node:http');",
    says: ['has getBuiltinModule'],
  },
  {
    what: 'require of a module',
    file: 'cli/new.ts',
    text: "module.require('node:http');",
    says: ['has require'],
  },
];

/** Modules and packages, and the most liberal of the rooms that do not have them. */
export const packages: readonly Row[] = [
  ...[
    'http',
    'https',
    'http2',
    'net',
    'tls',
    'dgram',
    'dns',
    'child_process',
    'worker_threads',
    'vm',
  ].flatMap((name) => [`node:${name}`, name].map((from) => ['cli/new.ts', from] as const)),
  ['extension/panel/new.ts', 'node:fs'] as const,
  ['core/base/new.ts', 'vscode'] as const,
  ['core/rules/areas/new.ts', 'yaml'] as const,
  ['panel/model/new.ts', 'lit'] as const,
  ['panel/client/forms/new.ts', 'vscode'] as const,
  ['cli/new.ts', 'undici'] as const,
  ['cli/new.ts', '#inside'] as const,
].map(([file, from]) => ({
  what: `${from} in ${file}`,
  file,
  text: `import '${from}';`,
  says: [`imports ${from}`],
}));

export const compilerTold: readonly Row[] = [
  {
    what: 'types taken from elsewhere',
    text: '/// <reference types="node" />\nprocess.exit();',
    says: ['has /// <reference types="node" />'],
  },
  { what: 'an error that is expected', text: '// @ts-expect-error\nx();', says: ['has @ts-expect-error'] },
  { what: 'an error that is ignored', text: '/* @ts-ignore */ x();', says: ['has @ts-ignore'] },
  { what: 'a file that is not checked', text: '// @ts-nocheck\nx();', says: ['has @ts-nocheck'] },
  { what: 'a constant', text: 'declare const setTimeout: () => void;', says: ['has declare setTimeout'] },
  { what: 'a function', text: 'declare function setTimeout(): void;', says: ['has declare setTimeout'] },
  { what: 'a class', text: 'export declare class Buffer {}', says: ['has declare Buffer'] },
  { what: 'a namespace', text: 'declare namespace process {}', says: ['has declare process'] },
  {
    what: 'the global scope',
    text: 'declare global { const x: 1 } export {};',
    says: ['has declare global'],
  },
  { what: 'a module', text: "declare module 'node:fs';", says: ['has declare node:fs'] },
  {
    what: 'types of the standard library that are taken from elsewhere',
    text: '/// <reference lib="dom" />',
    says: ['has /// <reference lib="dom" />'],
  },
  {
    what: 'a new declaration file',
    file: 'core/base/timers.d.ts',
    text: 'declare function setTimeout(run: () => void): void;',
    says: ['is a declaration file not listed', 'has declare setTimeout'],
  },
  {
    what: 'another declaration in a declaration file',
    file: 'panel/platform.d.ts',
    text: 'declare const URL: object; declare const document: object; interface Window { x: 1 }',
    says: ['has declare Window', 'has declare document'],
  },
  {
    what: 'an import of a declaration file',
    file: 'panel/platform.d.ts',
    text: "declare const URL: typeof import('node:url').URL;",
    says: ['imports node:url'],
  },
];

const otherKinds = ['mts', 'cts', 'tsx', 'js', 'cjs', 'mjs', 'jsx', 'json', 'node', 'd.mts', 'd.svg.ts'];

export const otherFiles: readonly Row[] = otherKinds.map((kind) => ({
  what: `a file .${kind}`,
  file: `core/base/new.${kind}`,
  text: 'export const now = Date.now();',
  says: ['is of a kind that is not read'],
}));

export const newRooms: readonly Row[] = [
  'core/rules/newroom/new.ts',
  'panel/new.ts',
  'new/new.ts',
  'new.ts',
].map((file) => ({
  what: `a room not in the table, of ${file}`,
  file,
  text: 'export const two = 2;',
  says: ['is in no room'],
}));
