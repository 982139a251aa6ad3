/** Limits on what users may consume, by the file that is cited for them. */
import type { Claim } from '../../facts/claim';
import type { Found, Look } from './base/look';
import { confirmed, placeOf, unclear } from './base/made';

export function limitClaims(look: Look): Claim[] {
  return look.cited('consumption-limited').flatMap(({ path, reading }) => {
    const limits = look.in(reading, 'iac.rate-limit');
    const set = limits.filter(({ said: { value } }) => value.limit !== null);
    const [first] = set;
    if (first !== undefined) {
      const reason = `it limits ${inWords(first)}; that an alert was tested is not in it`;
      return [confirmed({ path, reason, places: set.map((each) => placeOf(each, inWords(each))) })];
    }
    if (limits.length > 0)
      return [
        unclear({
          path,
          reason: 'a variable decides how much is let through',
          places: limits.map((each) => placeOf(each, 'a variable')),
        }),
      ];
    const documented = look
      .in(reading, 'operation')
      .filter(({ said: { value } }) => value.rateLimited === true);
    if (documented.length === 0) return [];
    const places = documented.map((each) =>
      placeOf(each, `${each.said.value.method} ${each.said.value.path}`),
    );
    return [
      unclear({ path, reason: 'the contract says what happens beyond a limit (429), and not which', places }),
    ];
  });
}

function inWords({ said: { value } }: Found<'iac.rate-limit'>): string {
  const by = value.scope === undefined ? '' : ` for each ${value.scope}`;
  const within = value.window === undefined ? '' : ` in ${value.window}`;
  return `${value.unit ?? 'requests'} to ${value.limit}${within}${by}`;
}
