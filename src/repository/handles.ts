import type { Files } from './files';
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

const email = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/;
const handle = /@[A-Za-z0-9][\w.-]{0,63}(?:\/[\w.-]{1,100})?/;
const owner = new RegExp(`^(?:${email.source}|${handle.source})$`);

/** Who owns something: what follows the pattern on a line. */
function ownersOfCode(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, ...owners] = line
      .replace(/(?:^|\s)#.*/, '')
      .trim()
      .split(/\s+/);
    return owners.filter((each) => owner.test(each));
  });
}

/** The account that a clone comes from. */
function remoteOwners(config: string): string[] {
  const urls = config.matchAll(
    /^\s*url\s*=\s*\S{0,200}?(?:github|gitlab)\.com[:/]([A-Za-z0-9][\w.-]{0,63})\//gm,
  );
  return [...urls].map(([, account]) => `@${account}`);
}

/** The addresses in angle brackets. */
function addresses(text: string): string[] {
  return [...text.matchAll(/<([^<>\s]{3,200})>/g)].flatMap(([, each]) =>
    each !== undefined && owner.test(each) ? [each] : [],
  );
}

/** GitHub hides an address behind one that has the handle in it. */
function handleOf(address: string): string {
  const [, account] = /^(?:\d+\+)?([A-Za-z0-9-]+)@users\.noreply\.github\.com$/.exec(address) ?? [];
  return account === undefined ? address : `@${account}`;
}
