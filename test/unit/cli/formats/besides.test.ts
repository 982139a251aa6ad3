// What a run tells besides the findings of manifests: of configurations, and of what could not be read.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { runIn } from '../support';
import { checkIn, inTree } from './support';

const tree = {
  'ai-readiness.yaml': 'version: 1\nstage: diagnose\nworkflow: { name: Calm }\n',
  'ai-readiness.config.yaml': 'version: 1\nseverty: { data/no-owner: error }\n',
};

describe('what is told besides manifests', () => {
  for (const format of ['text', 'json', 'sarif', 'github', 'gitlab', 'rdjson', 'markdown'])
    it(`stands in ${format}`, async () => {
      const { out, code } = await checkIn(tree, ['--format', format, 'ai-readiness.yaml', 'ghost.yaml']);
      assert.equal(code, 2);
      // Markdown has its own way of writing a dot.
      const said = out.replaceAll('\\', '');
      for (const each of ['ai-readiness.config.yaml', 'severty', 'ghost.yaml', 'no such file'])
        assert.ok(said.includes(each), `${each} in ${said}`);
    });

  it('stands in the job summary as well as among the annotations', () =>
    inTree(tree, async (folder) => {
      const summary = `${folder}/summary.md`;
      const args = ['check', '--format', 'github', 'ai-readiness.yaml', 'ghost.yaml'];
      const { out } = await runIn(folder, args, { env: { GITHUB_STEP_SUMMARY: summary } });
      assert.match(out, /^::error file=ai-readiness\.config\.yaml,line=2.*severty/m);
      assert.match(out, /^::error file=ghost\.yaml.*no such file/m);
      const said = readFileSync(summary, 'utf8').replaceAll('\\', '');
      for (const each of ['ai-readiness.config.yaml', 'severty', 'ghost.yaml', 'no such file'])
        assert.ok(said.includes(each), `${each} in ${said}`);
    }));
});
