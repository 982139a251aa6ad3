// Runs inside the web worker extension host: bundled with mocha's browser build, for there are no files there.
import 'mocha/mocha.js';
import { foldersAreThere } from '../folders';

/** What the browser build of mocha leaves in the global scope. */
declare const mocha: BrowserMocha;

/** VS Code calls this, and fails the run when it rejects. */
export async function run(): Promise<void> {
  await foldersAreThere();
  mocha.setup({ ui: 'bdd', reporter: 'spec', timeout: 90_000 });
  await import('./smoke');
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) =>
      failures > 0 ? reject(new Error(`${failures} failed`)) : resolve(),
    );
    runner.on('end', () => console.log(`mocha-summary ${JSON.stringify(runner.stats)}`));
  });
}
