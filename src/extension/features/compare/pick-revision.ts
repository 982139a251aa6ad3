import * as vscode from 'vscode';
import type { Revisions } from '../../../repository';

interface Choice extends vscode.QuickPickItem {
  /** A revision as git takes it; absent where another one is asked for. */
  readonly revision?: string;
}

/** So many commits, and so many branches and tags, are offered. */
const mostCommits = 30;
const mostNames = 100;

/** Asks which revision a manifest is to be held against; undefined where none was chosen. Throws GitRefusal. */
export async function pickRevision(revisions: Revisions): Promise<string | undefined> {
  const picked = await vscode.window.showQuickPick<Choice>(choicesOf(revisions), {
    title: 'Compare readiness with…',
    placeHolder: 'What the manifest is held against, with the files of that revision',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked === undefined) return undefined;
  if (picked.revision !== undefined) return picked.revision;
  return vscode.window.showInputBox({
    title: 'Compare readiness with…',
    prompt: 'A branch, a tag or a commit, such as v1.2 or HEAD~3',
  });
}

async function choicesOf(revisions: Revisions): Promise<Choice[]> {
  const separator = (label: string): Choice => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const [branch, commits, names] = await Promise.all([
    startOf(revisions),
    revisions.commits(mostCommits),
    revisions.names(mostNames),
  ]);
  return [
    ...branch,
    { label: '$(git-commit) The last commit', description: 'HEAD', revision: 'HEAD' },
    { label: '$(edit) Another revision…', description: 'by its name' },
    ...(names.length === 0 ? [] : [separator('Branches and tags')]),
    ...names.map(
      (name): Choice => ({
        label: `$(git-branch) ${name.replace(/^refs\/(?:heads|remotes|tags)\//, '')}`,
        revision: name,
      }),
    ),
    ...(commits.length === 0 ? [] : [separator('Commits')]),
    ...commits.map(
      ({ id, day, subject }): Choice => ({
        label: `$(git-commit) ${subject}`,
        description: `${id.slice(0, 9)} · ${day}`,
        revision: id,
      }),
    ),
  ];
}

/** Where this branch left the default branch, which is what a pull request is about. */
async function startOf(revisions: Revisions): Promise<Choice[]> {
  const branch = await revisions.defaultBranch();
  const base = branch === undefined ? undefined : await revisions.mergeBase(branch).catch(() => undefined);
  if (branch === undefined || base === undefined) return [];
  const name = branch.replace(/^refs\/(?:heads|remotes)\//, '');
  return [
    {
      label: `$(git-pull-request) Where this branch left ${name}`,
      description: `${base.id.slice(0, 9)} · ${base.day}`,
      revision: base.id,
    },
  ];
}
