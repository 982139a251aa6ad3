/** The names that make a file a manifest. */
export const manifestNames: readonly string[] = ['ai-readiness.yaml', 'ai-readiness.yml'];

/** The name of what holds for the manifests of a folder and those below it. */
export const configName = 'ai-readiness.config.yaml';

/** What it is called by mistake: a manifest may be called so, a configuration may not. */
export const wrongConfigName = 'ai-readiness.config.yml';

/** Whether a path names a configuration, or what someone takes for one. */
export function isMeantAsConfig(path: string): boolean {
  return isConfigPath(path) || nameOf(path) === wrongConfigName;
}

/** Whether a path names such a configuration. */
export function isConfigPath(path: string): boolean {
  return nameOf(path) === configName;
}

/**
 * Whether a path, with either kind of slash, names a manifest. Case does not matter: whoever writes
 * `AI-Readiness.yaml` means one, and hears from `manifest/name-case` what it should be called.
 */
export function isManifestPath(path: string): boolean {
  return manifestNames.includes(nameOf(path).toLowerCase());
}

/** What a manifest should be called; undefined where it is called so, and for what is no manifest. */
export function betterManifestName(path: string): string | undefined {
  const name = nameOf(path);
  const proper = name.toLowerCase();
  return name !== proper && manifestNames.includes(proper) ? proper : undefined;
}

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
