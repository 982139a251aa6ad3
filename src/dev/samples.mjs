// The sample workspaces, copied so that anyone may edit them: by hand after `npm start`, or in a test.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './dependencies.mjs';

const samples = path.join(root, 'test', 'workspaces');
const manifestNames = ['ai-readiness.yaml', 'ai-readiness.yml'];

/**
 * @typedef {object} Samples
 * @property {string} workspace the .code-workspace file to open
 * @property {string | undefined} manifest the first sample's manifest
 */

/**
 * Copies the samples to a new folder.
 * @param {string} target
 * @returns {Samples}
 */
export function copySamples(target) {
  copyFolder(samples, target);
  const workspace = workspaceIn(target) ?? makeWorkspace(target, foldersIn(target));
  const { folders } = JSON.parse(readFileSync(workspace, 'utf8'));
  const manifests = folders
    .map((folder) => manifestIn(path.join(target, folder.path)))
    .filter((file) => file !== undefined);
  return { workspace, manifest: manifests[0] };
}

/**
 * Copies a folder and makes it a git repository of its own, for what git says is part of the facts.
 * @param {string} source
 * @param {string} target
 */
export function copyFolder(source, target) {
  mkdirSync(target, { recursive: true });
  if (existsSync(source)) cpSync(source, target, { recursive: true });
  commitAll(target);
}

/** The settings of a workbench that shows the extension and little else. */
export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'git.autofetch': false,
  // As on the desktop; in a browser VS Code would save after each pause.
  'files.autoSave': 'off',
  'telemetry.telemetryLevel': 'off',
};

/**
 * Writes the user settings of the servers that use this data folder; a page reads them when it loads.
 * @param {string} dataDir
 * @param {Record<string, unknown>} [settings]
 */
export function writeUserSettings(dataDir, settings = {}) {
  const folder = path.join(dataDir, 'data', 'User');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'settings.json'),
    JSON.stringify({ ...quietSettings, ...settings }, null, 2),
  );
}

function foldersIn(target) {
  const entries = readdirSync(target, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  return names.map((entry) => entry.name).sort();
}

function workspaceIn(target) {
  const name = readdirSync(target).find((entry) => entry.endsWith('.code-workspace'));
  return name && path.join(target, name);
}

function makeWorkspace(target, folders) {
  const file = path.join(target, 'samples.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: folders.map((folder) => ({ path: folder })) }, null, 2));
  return file;
}

function manifestIn(folder) {
  return manifestNames.map((name) => path.join(folder, name)).find((file) => existsSync(file));
}

/** Without git, the samples are just not under version control. */
function commitAll(target) {
  const author = [
    '-c',
    'user.name=Samples',
    '-c',
    'user.email=samples@localhost',
    '-c',
    'commit.gpgsign=false',
  ];
  const commands = [
    ['init', '--quiet', '--initial-branch=main'],
    ['add', '--all'],
    [...author, 'commit', '--quiet', '-m', 'The samples'],
  ];
  for (const args of commands) spawnSync('git', args, { cwd: target, stdio: 'ignore' });
}
