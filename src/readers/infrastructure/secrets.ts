/**
 * Secrets that stand in the repository itself. Of 125 texts with the form of one a single one was one: so only real
 * forms count, in what is used, and none of the words by which people mark what is made up. The value is never shown.
 */
import type { Said } from '../../core/service';
import type { RepositoryReader } from '../reader';
import { roleOf } from '../role';
import type { SourceFile } from '../source/file';
import { factAt, inOrder } from './measured';

/** Beyond this a line is generated. */
const longestLine = 1_500;

const forms: readonly (readonly [form: string, pattern: RegExp])[] = [
  ['sk-lf-', /(?<![\w-])sk-lf-[0-9a-fA-F]{8}-[0-9a-fA-F-]{20,40}(?![\w-])/g],
  ['sk-', /(?<![\w-])sk-(?:(?:proj|ant|svcacct|admin|or)-[\w-]{20,300}|[A-Za-z0-9]{20,200})(?![\w-])/g],
  ['AKIA', /(?<![\w-])AKIA[0-9A-Z]{16}(?![\w-])/g],
  ['ghp_', /(?<![\w-])ghp_[A-Za-z0-9]{36}(?![\w-])/g],
  ['xoxb-', /(?<![\w-])xoxb-\d{8,16}-(?:\d{8,16}-)?[A-Za-z0-9]{20,40}(?![\w-])/g],
  ['AIza', /(?<![\w-])AIza[\w-]{35}(?![\w-])/g],
];

const madeUp =
  /fake|test|example|dummy|local|replace|your|placeholder|sample|mock|abc|123456|xxx|0000|\.\.\./i;

const files =
  /(?:^|\/)(?:\.env[^/]*|[^/]*\.env|Dockerfile[^/]*|[^/]*\.(?:py|ipynb|[cm]?[jt]sx?|rb|go|java|kt|cs|rs|php|scala|sh|ps1|ya?ml|json5?|toml|ini|cfg|conf|properties|tf|tfvars|bicep|bicepparam|xml|pem|key|txt))$/i;

/** Locks of dependencies are long, and no secret stands in them. */
const locks = /(?:^|[/.-])lock(?:\.|$)|-lock\.|\.lock$|\.min\.js$|\.map$/i;

const roles: ReadonlySet<string> = new Set(['product', 'ci', 'tooling']);

export const secretReader: RepositoryReader = {
  name: 'secrets',
  looksAt: (path) => files.test(path) && !locks.test(path) && roles.has(roleOf(path)),
  read: (file) => ({ said: roles.has(file.role) ? inOrder([...keysIn(file), ...privateKeysIn(file)]) : [] }),
};

function keysIn(file: SourceFile): Said[] {
  const said: Said[] = [];
  if (!/sk-|AKIA|ghp_|xoxb-|AIza/.test(file.text)) return said;
  let offset = 0;
  for (const line of file.text.split('\n')) {
    if (line.length <= longestLine && !isComment(line))
      for (const [form, pattern] of forms)
        for (const { 0: text, index } of line.matchAll(pattern))
          if (isReal(file, form, text))
            said.push(factAt(file, offset + index, { fact: 'secret', value: { form } }));
    offset += line.length + 1;
  }
  return said;
}

function isComment(line: string): boolean {
  return /^\s*(?:#|\/\/|\/?\*|<!--|--\s|;|>>>)/.test(line);
}

function isReal(file: SourceFile, form: string, text: string): boolean {
  // The key by which a web page speaks to Firebase is public.
  if (form === 'AIza' && file.remember('firebase', () => /firebase|authDomain/i.test(file.text)))
    return false;
  const isVaried =
    new Set(text.slice(form.length)).size >= 8 && /\d/.test(text) && /[a-z]/i.test(text.slice(form.length));
  return isVaried && !madeUp.test(text);
}

/** Keys in PEM with a body: a header alone stands in code that reads keys. */
function privateKeysIn(file: SourceFile): Said[] {
  const said: Said[] = [];
  if (!file.text.includes('PRIVATE KEY-----')) return said;
  const header = /-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY-----/g;
  for (const { 0: text, index } of file.text.matchAll(header)) {
    // Its lines may be joined by a line break that is written out.
    const rest = file.text.slice(index + text.length, index + text.length + 600);
    const body = rest.replace(/\\n|[\s"'+,]/g, '');
    const key = /^[A-Za-z0-9+/=]{120}/.exec(body)?.[0];
    if (key === undefined || new Set(key).size < 20) continue;
    const { column = 0 } = file.placeOf(index);
    if (!isComment(file.text.slice(index - column, index)))
      said.push(factAt(file, index, { fact: 'secret', value: { form: 'PEM' } }));
  }
  return said;
}
