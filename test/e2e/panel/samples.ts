// The samples as the engine sees them, for the panel's page.
import { readDocument } from '../../../src/core/service';
import { panelModel } from '../../../src/panel/model/model';
import type { PanelModel } from '../../../src/panel/protocol/model';
import { judge, readSample, textOf } from '../../unit/samples/sample';

/** The names of the samples, and what the panel shows of each. */
export async function samples(): Promise<(readonly [name: string, model: PanelModel])[]> {
  const repository = readSample();
  const names = ['invoice-triage', 'claims-assistant', 'support-triage', 'returns-desk', 'newcomer'];
  return Promise.all(
    names.map(async (name) => {
      const manifest = `${name}/ai-readiness.yaml`;
      const report = await judge(repository, manifest, '2026-11-26');
      const document = readDocument(textOf(repository, manifest));
      return [name, panelModel({ report, document }, { path: manifest, editable: true })] as const;
    }),
  );
}
