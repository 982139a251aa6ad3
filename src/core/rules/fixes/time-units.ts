/** The names that people have for units of time. */

const unitNames: Readonly<Record<string, number>> = {
  ms: 0.001,
  msec: 0.001,
  millisecond: 0.001,
  s: 1,
  sec: 1,
  second: 1,
  m: 60,
  min: 60,
  minute: 60,
  h: 3600,
  hr: 3600,
  hour: 3600,
  d: 86_400,
  day: 86_400,
  w: 604_800,
  wk: 604_800,
  week: 604_800,
};

/** Seconds in a unit of time; undefined where it is none. `M` could be months as well as minutes. */
export function lengthOfUnit(unit: string): number | undefined {
  if (unit === 'M') return undefined;
  const name = unit.toLowerCase();
  const known = [name, name.replace(/s$/, '')].find((each) => Object.hasOwn(unitNames, each));
  return known === undefined ? undefined : unitNames[known];
}
