// Runs inside the extension host: mocha on the compiled integration tests of one suite.
import { globSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { foldersAreThere } from './folders';

/** VS Code calls this, and fails the run when it rejects. */
export async function run(): Promise<void> {
  await foldersAreThere();
  const mocha = new Mocha({
    color: process.env.FORCE_COLOR !== undefined,
    // Several times what the longest takes where two rows of tests share two processors.
    timeout: 90_000,
    reporter: path.resolve(__dirname, '../../src/dev/reporter.cjs'),
    ...(process.env.TEST_GREP ? { grep: process.env.TEST_GREP } : {}),
  });
  for (const file of testFiles(process.env.TEST_SUITE === 'bare')) mocha.addFile(file);
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}

/** Those in `bare/` want a workspace without a manifest; all others want the samples. */
function testFiles(bare: boolean): string[] {
  const files = globSync('**/*.test.js', { cwd: __dirname }).sort();
  return files
    .filter((file) => file.startsWith(`bare${path.sep}`) === bare)
    .map((file) => path.join(__dirname, file));
}
