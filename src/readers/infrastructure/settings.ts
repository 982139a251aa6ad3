/** Parameters that say how often something may be asked for. That they are there does not mean that anything obeys them. */
import type { Said } from '../../core/service';
import { declarationsOf } from '../source/bicep';
import { literalNumber } from '../source/code-value';
import type { SourceFile } from '../source/file';
import { attributeOf, blocksOf } from '../source/hcl';
import { factAt } from './measured';

/** `rateLimitPerMinute`, `api_rate_limit`, `requests_per_minute`; a throttle of messages is none. */
const isLimit = (name: string): boolean =>
  /(?:^|_)rate_limit(?:$|s$|_)|(?:^|_)(?:requests?|calls?|tokens?)_per_(?:second|minute|hour|day|user)(?:$|_)/.test(
    name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase(),
  );

export function terraformSettings(file: SourceFile): Said[] {
  return blocksOf(file.hcl, 'variable').flatMap((block) => {
    const name = block.labels[0] ?? '';
    const entry = attributeOf(block, 'default');
    return entry === undefined
      ? []
      : setting(file, { name, start: entry.start, value: literalNumber(entry.value) });
  });
}

export function bicepSettings(file: SourceFile): Said[] {
  return declarationsOf(file.bicep, 'param').flatMap(({ name, value, start }) =>
    setting(file, { name, start, value: literalNumber(value) }),
  );
}

interface Setting {
  readonly name: string;
  readonly start: number;
  readonly value: number | undefined;
}

function setting(file: SourceFile, { name, start, value }: Setting): Said[] {
  if (value === undefined || !isLimit(name)) return [];
  return [factAt(file, start, { fact: 'iac.setting', value: { name, value } })];
}
