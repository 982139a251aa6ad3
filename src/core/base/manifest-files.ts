/** The names that make a file a manifest. */
export const manifestNames: readonly string[] = ['ai-readiness.yaml', 'ai-readiness.yml'];

/** Whether a path, with either kind of slash, names a manifest. */
export function isManifestPath(path: string): boolean {
  return manifestNames.includes(path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
}
