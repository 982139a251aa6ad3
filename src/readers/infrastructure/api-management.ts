/** Limits in policies of API Management: XML in a file of its own, or within Bicep or Terraform. */
import type { Said, TestimonyValues } from '../../core/service';
import type { SourceFile } from '../source/file';
import { factAt } from './measured';
import { windowOf } from './windows';

type RateLimit = TestimonyValues['iac.rate-limit'];

/** Whether a file holds such a policy: cheap, before anything is looked for. */
function hasPolicy({ text }: SourceFile): boolean {
  return text.includes('<policies>') && /<(?:rate-limit|azure-openai-token-limit|llm-token-limit)/.test(text);
}

export function policyLimits(file: SourceFile): Said[] {
  if (!hasPolicy(file)) return [];
  const text = withoutComments(file.text);
  const said: Said[] = [];
  for (const { 0: tag, 1: element = '', index } of text.matchAll(
    /<(rate-limit-by-key|rate-limit|azure-openai-token-limit|llm-token-limit)\s[^<]{0,1500}/g,
  )) {
    const value = element.startsWith('rate-limit') ? callsOf(tag) : tokensOf(tag);
    if (value !== undefined) {
      const offset =
        index + tag.search(element.startsWith('rate-limit') ? /\scalls=/ : /\stokens-per-minute=/) + 1;
      said.push(factAt(file, offset, { fact: 'iac.rate-limit', value }));
    }
  }
  return said;
}

function withoutComments(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let start = text.indexOf('<!--'); start !== -1; start = text.indexOf('<!--', from)) {
    const closed = text.indexOf('-->', start + 4);
    const end = closed === -1 ? text.length : closed + 3;
    parts.push(text.slice(from, start), ' '.repeat(end - start));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

function callsOf(tag: string): RateLimit | undefined {
  const calls = numberIn(tag, 'calls');
  const seconds = /\srenewal-period="(\d{1,9})"/.exec(tag)?.[1];
  if (calls === undefined) return undefined;
  const scope = tag.startsWith('<rate-limit-by-key') ? scopeOf(tag) : 'key';
  return {
    ...calls,
    ...(seconds === undefined ? {} : { window: windowOf(Number(seconds)) }),
    ...(scope === undefined ? {} : { scope }),
    where: 'gateway',
  };
}

function tokensOf(tag: string): RateLimit | undefined {
  const tokens = numberIn(tag, 'tokens-per-minute');
  if (tokens === undefined) return undefined;
  const scope = scopeOf(tag);
  return {
    ...tokens,
    window: '1m',
    ...(scope === undefined ? {} : { scope }),
    where: 'gateway',
    unit: 'tokens',
  };
}

/** A number; what a named value or an expression decides is not known. */
function numberIn(tag: string, attribute: string): Pick<RateLimit, 'limit' | 'variable'> | undefined {
  const at = tag.replace(/\s/g, ' ').indexOf(` ${attribute}="`);
  const rest = at === -1 ? '' : tag.slice(at + attribute.length + 3);
  // An expression has texts of its own: it ends where its bracket does.
  if (rest.startsWith('@')) return { limit: null };
  const written = /^([^"]{1,200})"/.exec(rest)?.[1];
  if (written === undefined) return undefined;
  return /^\d{1,9}$/.test(written) ? { limit: Number(written) } : { limit: null, variable: written };
}

/** By what the callers are told apart. */
function scopeOf(tag: string): RateLimit['scope'] {
  const key = /\scounter-key="([^>]{0,400})/.exec(tag)?.[1] ?? '';
  if (/IpAddress/i.test(key)) return 'ip';
  if (/Subscription/i.test(key)) return 'key';
  return /context\.User|jwt|claim/i.test(key) ? 'user' : undefined;
}
