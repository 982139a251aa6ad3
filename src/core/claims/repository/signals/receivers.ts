/** Whether anyone hears an alert, by the file that is cited for live monitoring. */
import type { Claim } from '../../../facts/claim';
import type { CitedReading } from '../../lookup';
import type { Found, Look } from '../base/look';
import { confirmed, contradicted, placeOf, settled, unclear } from '../base/made';

type Receiver = Found<'receiver'>;

const deaf: ReadonlySet<string> = new Set(['placeholder', 'local', 'nobody']);

export function receiverClaims(look: Look): Claim[] {
  const said = look.cited('monitoring-live').flatMap((cited) => {
    const receivers = look.in(cited.reading, 'receiver');
    if (receivers.length === 0) return [];
    const undefinedOne = nowhere(look, cited, receivers);
    if (undefinedOne !== undefined) return [undefinedOne];
    const main = mainReceivers(look, cited, receivers);
    return main.length === 0 ? [] : [held(cited, main)];
  });
  return settled(said);
}

/** A route to a receiver that the file does not define: with such a file nothing starts. */
function nowhere(
  look: Look,
  { path, reading }: CitedReading,
  receivers: readonly Receiver[],
): Claim | undefined {
  const defined = new Set(receivers.map(({ said: { value } }) => value.name));
  const lost = look.in(reading, 'route').filter(({ said: { value } }) => {
    const name = value.receiver ?? value.default;
    return name !== undefined && /^[\w .:/@-]{1,200}$/.test(name) && !defined.has(name);
  });
  const [first] = lost;
  if (first === undefined) return undefined;
  const nameOf = ({ said: { value } }: (typeof lost)[number]): string =>
    value.receiver ?? value.default ?? '';
  return contradicted({
    path,
    reason: `alerts go to ${nameOf(first)}, which is not among the receivers of the file`,
    places: lost.map((each) => placeOf(each, nameOf(each))),
    code: 'evidence/contradicted',
    severity: 'error',
    items: ['monitoring-live'],
  });
}

/** Where the default and the critical route end, the critical one first; all of them where there is no route. */
function mainReceivers(
  look: Look,
  { reading }: CitedReading,
  receivers: readonly Receiver[],
): readonly Receiver[] {
  const routes = look.in(reading, 'route').map(({ said: { value } }) => value);
  if (routes.length === 0) return receivers;
  const critical = routes.filter((route) => /critical|page|sev-?[01]\b|p1\b/i.test(route.for ?? ''));
  const names = [...critical, ...routes.filter((route) => route.default !== undefined)].flatMap(
    (route) => route.receiver ?? route.default ?? [],
  );
  return [...new Set(names)].flatMap((name) =>
    receivers.filter(({ said: { value } }) => value.name === name),
  );
}

function held({ path, reading }: CitedReading, main: readonly Receiver[]): Claim {
  const hasRoutes = reading.testimony.some(({ fact }) => fact === 'route');
  const bad = main.filter(({ said: { value } }) => deaf.has(value.state));
  const places = (from: readonly Receiver[]): Claim['places'] =>
    from.map((each) => placeOf(each, `${each.said.value.name}: ${inWords(each)}`));
  const [first] = bad;
  // Without a route, one that hears is enough.
  if (first !== undefined && (hasRoutes || bad.length === main.length)) {
    const reason = `alerts go to ${first.said.value.name}, which is ${inWords(first)}`;
    return contradicted({
      path,
      reason,
      places: places(bad),
      code: 'evidence/contradicted',
      severity: 'error',
      items: ['monitoring-live'],
    });
  }
  const [own] = main;
  if (own !== undefined && main.every(({ said: { value } }) => value.state === 'set'))
    return confirmed({
      path,
      reason: `alerts go to ${own.said.value.name} (${own.said.value.kind})`,
      places: places(main),
    });
  return unclear({ path, reason: 'where alerts end is not in the file', places: places(main) });
}

function inWords({ said: { value } }: Receiver): string {
  switch (value.state) {
    case 'placeholder':
      return 'still a placeholder';
    case 'local':
      return 'only on the machine itself';
    case 'nobody':
      return 'a receiver that tells nobody';
    default:
      return value.state === 'set' ? `set (${value.kind})` : 'not known here';
  }
}
