import type { DocumentReader } from '../reader';
import { cycloneDx } from './cyclonedx';
import { cycloneDxXml } from './cyclonedx-xml';
import { madeUp } from './made-up';
import { npmAudit } from './npm-audit';
import { osv } from './osv';
import { sarif } from './sarif';
import { spdx, spdx3 } from './spdx';
import { spdxTags } from './spdx-tags';
import { trivy } from './trivy';

/** Results of scanners, and bills of materials. */
export const scanReaders: readonly DocumentReader[] = [
  sarif,
  trivy,
  osv,
  npmAudit,
  cycloneDx,
  cycloneDxXml,
  spdx,
  spdx3,
  spdxTags,
  madeUp,
];
