import * as vscode from 'vscode';
import { plural, type Report, severities, shorten } from '../../core/service';
import { matcher, takeGlobs } from '../../repository';

const section = 'aiReadiness';

/** Settings are the user's own text: anything may stand there. */
function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

type Chosen = Required<Pick<Report['input'], 'severities' | 'workspaceSeverities'>>;

/**
 * The severities that were chosen for findings of this manifest, by code: by the user, and apart from these by the
 * workspace, whose settings come with the manifest. VS Code leaves out the latter where the workspace is not trusted.
 */
export function chosenSeverities(uri: vscode.Uri): Chosen {
  const chosen = vscode.workspace.getConfiguration(section, uri).inspect<unknown>('severity');
  return {
    severities: { ...severitiesIn(chosen?.defaultValue), ...severitiesIn(chosen?.globalValue) },
    workspaceSeverities: {
      ...severitiesIn(chosen?.workspaceValue),
      ...severitiesIn(chosen?.workspaceFolderValue),
    },
  };
}

function severitiesIn(value: unknown): Chosen['severities'] {
  const known = [...severities, 'off'] as const;
  return Object.fromEntries(
    entriesOf(value).flatMap(([code, wanted]) => {
      const severity = known.find((each) => each === wanted);
      return severity === undefined ? [] : [[code, severity]];
    }),
  );
}

/** The globs of the folders that the user leaves out. */
export function leftOutGlobs(scope: vscode.Uri): string[] {
  const globs = vscode.workspace.getConfiguration(section, scope).get<unknown>('exclude');
  return Array.isArray(globs) ? globs.filter((glob): glob is string => typeof glob === 'string') : [];
}

/** What is to be told of the globs that are too long or too many to be taken; undefined where all are. */
export function refusedGlobs(folder: vscode.WorkspaceFolder): string | undefined {
  const { refused } = takeGlobs(leftOutGlobs(folder.uri));
  const [first] = refused;
  if (first === undefined) return undefined;
  return `${plural(refused.length, 'pattern')} of ${section}.exclude in ${folder.name} ${refused.length === 1 ? 'is' : 'are'} not used, because there are too many or they are too long: "${shorten(first)}"`;
}

/** Whether the user leaves this manifest out: `aiReadiness.exclude` holds for those that are open, too. */
export function isLeftOut(uri: vscode.Uri): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder !== undefined && matcher(leftOutGlobs(folder.uri))(pathIn(folder, uri));
}

/**
 * Whether a configuration of the repository may leave manifests out: it comes with them and would hide their errors, so
 * not before someone has said that they trust it.
 */
export function mayLeaveOut(): boolean {
  return vscode.workspace.isTrusted;
}

/** The setting that says what becomes of paths when files are renamed. */
export const pathUpdatesSetting = `${section}.updatePathsOnFileMove.enabled`;

/** What becomes of the paths in a manifest when what they name is renamed or moved. */
export function pathUpdates(uri: vscode.Uri): 'always' | 'never' | 'prompt' {
  const chosen = vscode.workspace.getConfiguration(undefined, uri).get<unknown>(pathUpdatesSetting);
  return chosen === 'always' || chosen === 'never' ? chosen : 'prompt';
}

/** Whether something is in the workspace and not left out: a manifest is looked for there. */
export function isSearched(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined && !isLeftOut(uri);
}

/** The path of something in a workspace folder, from that folder, without a leading slash. */
export function pathIn(folder: vscode.WorkspaceFolder, uri: vscode.Uri): string {
  const base = folder.uri.path.replace(/\/$/, '');
  return uri.path.startsWith(`${base}/`) ? uri.path.slice(base.length + 1) : uri.path;
}

/** What a change of settings means for the manifests. */
export function effectOf(event: vscode.ConfigurationChangeEvent): 'search' | 'check' | undefined {
  if (event.affectsConfiguration(`${section}.exclude`)) return 'search';
  return event.affectsConfiguration(`${section}.severity`) ? 'check' : undefined;
}
