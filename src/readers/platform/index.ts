import type { RepositoryReader } from '../reader';
import { composeReader } from './compose';
import { helmReader } from './helm-values';
import { kubernetesReader } from './kubernetes';

export { isVendored } from './vendored';

/** Which systems compose files, Kubernetes and Helm start. */
export const platformReaders: readonly RepositoryReader[] = [composeReader, kubernetesReader, helmReader];
