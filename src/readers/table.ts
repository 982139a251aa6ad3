/** Which reader takes which file. */
import { isConfigPath, isManifestPath } from '../core/service';
import { agentReaders } from './agents';
import { dataReaders } from './data';
import { documentReaders } from './documents';
import { infrastructureReaders } from './infrastructure';
import { interfaceReaders } from './interfaces';
import { modelReaders } from './models';
import { monitoringReaders } from './monitoring';
import { otherReaders } from './other';
import { peopleReaders } from './people';
import { pipelineReaders } from './pipelines';
import { isVendored, platformReaders } from './platform';
import type { DocumentReader, RepositoryReader } from './reader';
import { resultReaders } from './results';
import { scanReaders } from './scans';

export { isVendored } from './platform';

/** Those that read documents which a manifest cites: at most one of them reads a file. */
export const documentKinds: readonly DocumentReader[] = [
  ...resultReaders,
  ...scanReaders,
  ...dataReaders,
  ...interfaceReaders,
  ...documentReaders,
  ...otherReaders,
];

/** Those that read what the product is made of: all that look at a file read it. */
export const repositoryKinds: readonly RepositoryReader[] = [
  ...modelReaders,
  ...pipelineReaders,
  ...platformReaders,
  ...infrastructureReaders,
  ...peopleReaders,
  ...monitoringReaders,
  ...agentReaders,
];

/**
 * Whether some reader looks at a path of the repository, so that the file there is opened though nobody cites it. Never a
 * manifest or the configuration beside it: what they say is what is to be proven.
 */
export function isLookedAt(path: string): boolean {
  return (
    !isManifestPath(path) &&
    !isConfigPath(path) &&
    !isVendored(path) &&
    repositoryKinds.some(({ looksAt }) => looksAt(path))
  );
}
