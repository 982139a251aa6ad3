import { workingTimeInWords } from '../base/working-days';
import { entries } from '../facts/context';
import { readThreshold, thresholdInWords } from '../facts/threshold';
import type { Manifest } from '../schema/generated/manifest-file';

/** The sections whose entries others refer to by id. */
export type ReferencedSection = 'owners' | 'systems' | 'signals' | 'integrations';

/** What an id stands for: a line, and what is known of it in markdown. Texts of the manifest are escaped. */
export function describeReference(
  manifest: Manifest,
  section: ReferencedSection,
  id: string,
): { title: string; text: string } {
  switch (section) {
    case 'owners': {
      const owner = manifest.owners?.[id];
      const roles = owner?.roles?.filter((role) => role !== undefined).join(', ');
      const lines = [
        owner?.name,
        owner?.handle,
        owner?.deputy === undefined ? undefined : `Deputy: ${owner.deputy}`,
      ];
      return { title: `Owner${roles ? ` (${roles})` : ''}`, text: paragraphs(lines) };
    }
    case 'systems': {
      const system = manifest.systems?.[id];
      const lead =
        system?.changeLeadTime === undefined
          ? undefined
          : `A change takes ${workingTimeInWords(system.changeLeadTime)}`;
      const owner = system?.owner === undefined ? undefined : `Owner: ${system.owner}`;
      return {
        title: `System${system?.access === undefined ? '' : ` (${system.access})`}`,
        text: paragraphs([system?.name, owner, lead]),
      };
    }
    case 'signals': {
      const signal = manifest.signals?.[id];
      const threshold = signal?.threshold === undefined ? undefined : readThreshold(signal.threshold);
      const good = threshold === undefined ? undefined : `It is ${thresholdInWords(threshold)}`;
      const every = signal?.interval === undefined ? undefined : `Measured every ${signal.interval}`;
      return {
        title: 'Signal',
        text: paragraphs([
          signal?.source,
          every,
          good,
          signal?.owner === undefined ? undefined : `Owner: ${signal.owner}`,
        ]),
      };
    }
    case 'integrations': {
      const integration = manifest.integrations?.[id];
      const facts = [integration?.direction, integration?.system, integration?.status]
        .filter((each) => each !== undefined)
        .join(', ');
      return { title: `Integration${facts === '' ? '' : ` (${facts})`}`, text: '' };
    }
  }
}

/** Everything that refers to an owner, counted, for a hover. */
export function usesOfOwner(manifest: Manifest, id: string): string {
  const count = (section: 'systems' | 'data' | 'signals'): number =>
    entries<{ owner?: string }>(manifest[section]).filter(([, { owner }]) => owner === id).length;
  const parts = [
    [count('systems'), 'system', 'systems'],
    [count('data'), 'data source', 'data sources'],
    [count('signals'), 'signal', 'signals'],
  ] as const;
  const owned = parts
    .filter(([number]) => number > 0)
    .map(([number, one, many]) => `${number} ${number === 1 ? one : many}`);
  return owned.length === 0 ? '' : `Owns ${owned.join(', ')}`;
}

function paragraphs(lines: readonly (string | undefined)[]): string {
  return lines
    .flatMap((line) => (line === undefined || line === '' ? [] : [escapeMarkdown(line)]))
    .join('  \n');
}

/** Text of a manifest as markdown that shows it, and does nothing else. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>&~$:]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}
