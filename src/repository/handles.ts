import type { Files } from './files';
import { readGitConfig } from './git/config';
import { gitFolders, smallText } from './git/git-view';
import { joinPath } from './paths';

/** More than these help nobody to choose. */
const maxHandles = 200;

/** Where the forges look for the owners of code. */
const codeOwners = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/**
 * Handles of people and teams, as a repository knows them: those of its CODEOWNERS, then those of its git folder. Git
 * itself is not run: what only its history knows is left out.
 */
export async function knownHandles(root: string, files: Files): Promise<string[]> {
  const { own, common } = await gitFolders(root, files);
  const inRoot = [...codeOwners, '.mailmap'].map((name) => joinPath(root, name));
  const inGit = [joinPath(common, 'config'), joinPath(own, 'logs/HEAD')];
  const texts = await Promise.all([...inRoot, ...inGit].map((path) => smallText(path, files)));
  const [config = '', log = ''] = texts.splice(inRoot.length).map((text) => text ?? '');
  const mailmap = texts.pop() ?? '';
  const found = [
    ...texts.flatMap((text) => ownersOfCode(text ?? '')),
    ...remoteOwners(config),
    ...addresses(`${mailmap}\n${log}`).map(handleOf),
  ];
  return [...new Set(found)].slice(0, maxHandles);
}

/** A handle of a person or a team, or an address. Longer ones are none. */
function isHandle(text: string): boolean {
  if (text.length > 200) return false;
  return /^@[A-Za-z0-9][\w.-]*(?:\/[\w.-]+)?$/.test(text) || /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(text);
}

/** The lines of a text that may say something: nobody's name is that long. */
function lines(text: string): string[] {
  return text.split('\n').filter(({ length }) => length < 1_000);
}

/** Who owns something: what follows the pattern on a line. */
function ownersOfCode(text: string): string[] {
  return lines(text).flatMap((line) => {
    const [, ...owners] = line
      .replace(/(?:^|\s)#.*/, '')
      .trim()
      .split(/\s+/);
    return owners.filter(isHandle);
  });
}

/** The account that a clone comes from. */
function remoteOwners(config: string): string[] {
  return readGitConfig(config).flatMap(({ key, value = '' }) => {
    const [, account] = /(?:github|gitlab)\.com[:/]([A-Za-z0-9][\w.-]*)\//.exec(value) ?? [];
    return key === 'url' && account !== undefined ? [`@${account}`] : [];
  });
}

/** The addresses in angle brackets. */
function addresses(text: string): string[] {
  return lines(text).flatMap((line) =>
    line
      .split('<')
      .slice(1)
      .flatMap((rest) => rest.split('>', 1))
      .filter(isHandle),
  );
}

/** GitHub hides an address behind one that has the handle in it. */
function handleOf(address: string): string {
  const [, account] = /^(?:\d+\+)?([A-Za-z0-9-]+)@users\.noreply\.github\.com$/.exec(address) ?? [];
  return account === undefined ? address : `@${account}`;
}
