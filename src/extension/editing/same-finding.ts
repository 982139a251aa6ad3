import type { Finding } from '../../core/service';

/** Whether two findings, of different versions perhaps, are the same one. */
export function isSame(one: Pick<Finding, 'code' | 'path'>, other: Pick<Finding, 'code' | 'path'>): boolean {
  return one.code === other.code && one.path.join('\0') === other.path.join('\0');
}
