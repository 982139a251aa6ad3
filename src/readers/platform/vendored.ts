/** Charts of others that a chart brings along: they are not what the product is made of, and what of them runs its values say. */
import { isPublicName } from './known-images';

/** A folder that holds charts, or what is deployed, and is none itself. */
const holders =
  /^(?:charts?|helm[-_.\w]*|k8s|kube|kubernetes|deploy(?:ment)?s?|infra(?:structure)?|ops|platform|manifests|gitops|argocd|src|apps?|services)$/i;

/** Whether a file stands in a chart that another one brings along, by its path from the root. */
export function isVendored(path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  return folders.some((folder, at) => folder === 'charts' && isBroughtAlong(folders, at));
}

/** `charts/app/charts/mysql`, `k8s/registry/charts/mysql`; not `helm/charts/mysql` and `charts/app/charts/orders`, which may be one's own. */
function isBroughtAlong(folders: readonly string[], at: number): boolean {
  const name = folders[at + 1];
  const owner = folders[at - 1];
  if (name === undefined || owner === undefined || !isPublicName(name)) return false;
  return folders[at - 2] === 'charts' || !holders.test(owner);
}
