// The server and the browser that all tests of one run share, and what src/dev offers for them.
import { cpSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';

/** The tests run in the project's top folder. */
export const root = process.cwd();

export interface Server {
  readonly port: number;
  readonly dataDir: string;
  stop(): Promise<void>;
}

interface UrlOptions {
  readonly workspace: string;
  readonly developmentPath?: string | undefined;
  readonly openFile?: string | undefined;
}

/** The parts of src/dev that the tests use. */
interface Dev {
  startServer(options: { dataDir: string; env: NodeJS.ProcessEnv; forgets: boolean }): Promise<Server>;
  installVsix(dataDir: string, vsix: string): Promise<void>;
  workbenchUrl(server: Server, what: UrlOptions): string;
  launchBrowser(): Promise<Browser>;
  copySamples(target: string): { workspace: string; manifest: string | undefined };
  copyFolder(source: string, target: string): void;
  writeUserSettings(dataDir: string, settings: Record<string, unknown>): void;
  scratch(name: string): string;
  pack(packagePath: string): Promise<void>;
}

interface Shared {
  server?: Promise<Server>;
  browser?: Promise<Browser>;
}

// Each test file is a bundle with its own copy of this module; what they share hangs on the global object.
const key = Symbol.for('ai-readiness.e2e');
const holder = globalThis as { [key]?: Shared };
function shared(): Shared {
  holder[key] ??= {};
  return holder[key];
}

/** Loads src/dev as it is: bundled, its modules would no longer know where they are. */
export async function dev(): Promise<Dev> {
  const names = ['embedded-vscode', 'browser', 'samples', 'scratch', 'package'];
  const urls = names.map((name) => pathToFileURL(path.join(root, 'src', 'dev', `${name}.mjs`)).href);
  const modules: object[] = await Promise.all(urls.map((url) => import(url)));
  return Object.assign({}, ...modules);
}

/** The server with the extension in development, started when first asked for. */
export function sharedServer(): Promise<Server> {
  shared().server ??= startServer([]);
  return shared().server as Promise<Server>;
}

interface ServerOptions {
  readonly day?: string | undefined;
  /** The folder of one more extension, not packaged. */
  readonly beside?: string | undefined;
}

/** A server of its own, with packaged extensions installed. */
export async function startServer(vsix: readonly string[], options: ServerOptions = {}): Promise<Server> {
  const { day = today, beside } = options;
  const { scratch, installVsix, startServer: start } = await dev();
  const dataDir = scratch('data');
  // VS Code lists what is in this folder when it starts for the first time.
  if (beside !== undefined)
    cpSync(beside, path.join(dataDir, 'extensions', path.basename(beside)), { recursive: true });
  for (const file of vsix) await installVsix(dataDir, path.resolve(root, file));
  // Windows of earlier tests would otherwise keep their extension hosts until the run ends.
  return start({ dataDir, env: { AI_READINESS_TEST_DAY: day }, forgets: true });
}

/** The day that the samples are written for: that of the extension in every test, whatever the machine's. */
export const today = '2026-11-22';

/** The browser, started when first asked for. */
export function sharedBrowser(): Promise<Browser> {
  shared().browser ??= dev().then(({ launchBrowser }) => launchBrowser());
  return shared().browser as Promise<Browser>;
}

/** Ends what was started. */
export async function closeShared(): Promise<void> {
  const { browser, server } = shared();
  await (await browser)?.close();
  await (await server)?.stop();
  holder[key] = {};
}
