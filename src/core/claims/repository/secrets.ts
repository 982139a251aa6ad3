/** Secrets that stand in the repository in plain text. The value is never shown. */
import { plural } from '../../base/words';
import type { Claim } from '../../facts/claim';
import type { FileRole } from '../../facts/testimony';
import { claimOf } from '../lookup';
import type { Look } from './base/look';
import { placeOf, unclear } from './base/made';
import { reachOf } from './base/scope';

const counted: ReadonlySet<FileRole> = new Set(['product', 'ci', 'tooling']);

/** One claim for all of them. */
export function secretClaims(look: Look): Claim[] {
  const found = look
    .find('secret')
    .filter(({ file, role }) => counted.has(role) && reachOf(file, look.index) === 'own');
  if (found.length === 0) return [];
  const item = claimOf(look.facts, 'privileges-minimised');
  const isMet = item?.item.status === 'met';
  return [
    {
      ...unclear({
        path: item?.path ?? ['checklist'],
        target: 'key',
        reason: `${plural(found.length, 'secret')} may stand in the repository in plain text`,
        places: found.map((each) => placeOf(each, formOf(each.said.value.form))),
        code: 'repository/secret',
        severity: 'warning',
      }),
      ...(isMet ? { verdict: 'contradicted' } : {}),
    },
  ];
}

/** The form has no digits of a value in it; what has is not shown. */
function formOf(form: string): string {
  return /^[\w .:+-]{1,40}$/.test(form) && !/[A-Za-z\d]{20,}/.test(form) ? form : 'a secret';
}
