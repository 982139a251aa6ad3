import { leftOutWords } from '../status-text';
import type { LeftOutRow, TreeInput } from './rows';

/** One row for all that the settings leave out, where that is anything. */
export function leftOutRows(
  all: readonly Pick<TreeInput, 'manifest' | 'place'>[],
  { isCut }: { readonly isCut: boolean },
): LeftOutRow[] {
  const words = leftOutWords({ count: all.length, isCut });
  if (words === undefined) return [];
  const files = all.map(({ manifest, place }) => ({
    kind: 'left-out-file' as const,
    id: `left-out:${manifest}`,
    manifest,
    label: place,
    description: '',
    tooltip: `${place}\nLeft out by the setting aiReadiness.exclude or by ai-readiness.config.yaml`,
    icon: { name: 'file' },
    children: [],
  }));
  return [
    {
      kind: 'left-out',
      id: 'left-out',
      manifest: '',
      label: words,
      description: 'by a setting or a configuration',
      tooltip: `${words} by the setting aiReadiness.exclude or by ai-readiness.config.yaml. What is left out is not checked.`,
      icon: { name: 'eye-closed' },
      children: files.sort((one, other) => (one.label < other.label ? -1 : 1)),
    },
  ];
}
