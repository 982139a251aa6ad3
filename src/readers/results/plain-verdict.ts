import { isJsonMap, type JsonPath } from '../source/json';
import type { Facts } from './facts';
import { folded, isAbout, isAggregate } from './plain-keys';

const verdictKey =
  /^(?:verdict|overall_verdict|final_verdict|overall_status|release_gate|gate|gate_result|gate_status|quality_gate|overall_result)$/;

const ofOthers = /^(?:previous|prior|last|old|baseline|champion|reference|control|before)(?:_|$)/;

interface Verdict {
  readonly value: 'pass' | 'fail';
  readonly path: JsonPath;
}

/** What a file says of itself: at its root, or one level below it where that speaks of the whole. */
export function verdictsOf(facts: Facts): Verdict[] {
  const own = verdictsIn(facts, []);
  // What was before, and what it is compared with, is another run's.
  const parts = facts.keys().filter((key) => isJsonMap(facts.at(key)) && !ofOthers.test(folded(key)));
  const whole = parts.filter(
    (key) => isAggregate(key) || isAbout(key) || /^(?:release|gate|quality_gate|decision)$/.test(folded(key)),
  );
  const inner = [...own, ...whole.flatMap((key) => verdictsIn(facts, [key]))];
  if (inner.length > 0) return inner;
  // One part alone speaks for the file; several speak for themselves.
  const others = parts.flatMap((key) => verdictsIn(facts, [key]));
  return others.length === 1 && parts.length === 1 ? others : [];
}

function verdictsIn(facts: Facts, at: JsonPath): Verdict[] {
  return facts.keys(...at).flatMap((key) => {
    const word = verdictKey.test(folded(key))
      ? /^(pass|fail)(?:ed)?$/i.exec(facts.text(...at, key) ?? '')?.[1]
      : undefined;
    if (word === undefined) return [];
    return [
      { value: word.toLowerCase() === 'pass' ? ('pass' as const) : ('fail' as const), path: [...at, key] },
    ];
  });
}
