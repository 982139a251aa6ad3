// Runs on other days and in other time zones than the machine's.
import path from 'node:path';
import { root } from './dependencies.mjs';

/** The day that the samples are written for. */
export const sampleDay = '2026-11-22';

/**
 * What `--on DAY` and `--zone ZONE` among the arguments of a command mean for its environment.
 * @param {string[]} args
 * @returns {{env: NodeJS.ProcessEnv, rest: string[]}} the variables, and the arguments that are left
 */
export function takeDay(args) {
  const day = takeOption(args, '--on');
  const zone = takeOption(day.rest, '--zone');
  return { env: environmentOn(day.value, zone.value), rest: zone.rest };
}

/**
 * The value of an option, as `--name VALUE` or `--name=VALUE`; empty where it is missing.
 * @param {string[]} args
 * @param {string} name
 * @returns {{value: string | undefined, rest: string[]}} the value, and the arguments that are left
 */
export function takeOption(args, name) {
  const at = args.findIndex((each) => each === name || each.startsWith(`${name}=`));
  if (at < 0) return { value: undefined, rest: args };
  const [first = '', next = ''] = args.slice(at);
  const isOne = first !== name;
  const rest = [...args.slice(0, at), ...args.slice(at + (isOne ? 1 : 2))];
  return { value: isOne ? first.slice(name.length + 1) : next, rest };
}

/**
 * The variables that let the processes of a run, and the extension in it, believe in another day or time zone.
 * @param {string} [day] `YYYY-MM-DD`
 * @param {string} [zone] such as `Asia/Tokyo`
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentOn(day, zone) {
  return { ...(zone !== undefined && zoned(zone)), ...(day !== undefined && pinned(day)) };
}

function zoned(zone) {
  // Throws where there is no such zone; an unknown TZ would quietly be Greenwich.
  return { TZ: new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone };
}

function pinned(day) {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day)
    throw new Error(`--on wants a date such as 2028-02-29, not "${day}".`);
  const clock = `--require ${JSON.stringify(path.join(root, 'src', 'dev', 'clock.cjs'))}`;
  const options = [process.env.NODE_OPTIONS, clock].filter(Boolean).join(' ');
  return { TEST_DAY: day, AI_READINESS_TEST_DAY: day, NODE_OPTIONS: options };
}
