import { nextSteps } from '../../../../src/core/service';
import { judge, readSample } from '../../samples/sample';

describe('zz', () => {
  for (const m of [
    'claims-assistant',
    'invoice-triage',
    'applicant-screening',
    'returns-desk',
    'support-triage',
  ])
    it(m, async () => {
      const r = readSample();
      const name = [...r.keys()].find((k) => k.startsWith(`${m}/ai-readiness.y`)) ?? '';
      const report = await judge(r, name, '2026-11-26');
      const { steps, more } = nextSteps(report);
      for (const s of steps)
        console.log(
          s.kind[0],
          s.opens ? `${s.opens.step}/${s.opens.of} ${s.opens.stage}` : '-',
          '|',
          s.what,
          '|',
          s.how.slice(0, 80),
          '|',
          s.items.join(','),
          '|',
          s.who,
          '|',
          (s.finding?.fixes ?? []).map((f) => f.title).join(' ; '),
          s.after.join(','),
        );
      console.log('more', more);
    });
});
