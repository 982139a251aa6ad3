// What a run tells besides the findings of manifests: of configurations, and of what could not be read.
import assert from 'node:assert/strict';
import { checkIn } from './support';

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
      assert.match(said, /ai-readiness\.config\.yaml/);
      assert.match(said, /"severty" is not|severty/);
      assert.match(said, /ghost\.yaml/);
      assert.match(said, /no such file/);
    });

  it('stands in the job summary as well as among the annotations', async () => {
    const folderless = { ...tree, 'summary.md': 'Before.\n' };
    const { out } = await checkIn(folderless, ['--format', 'github', 'ai-readiness.yaml', 'ghost.yaml'], {
      GITHUB_STEP_SUMMARY: 'summary.md',
    });
    assert.match(out, /^::error file=ai-readiness\.config\.yaml,line=2/m);
    assert.match(out, /ghost\.yaml/);
  });
});
