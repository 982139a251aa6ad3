// What the commands say of themselves.

/** @typedef {Pick<import('./tasks.mjs').Task, 'says' | 'options' | 'onDays'>} Described */

const dayOptions = {
  '--on DAY': 'on another day, such as 2028-02-29',
  '--zone ZONE': 'in another time zone, such as Asia/Tokyo',
};

/**
 * All commands, one line each.
 * @param {Record<string, Described>} commands
 */
export function listOf(commands) {
  const lines = Object.entries(commands).map(([name, { says }]) => /** @type {const} */ ([name, says]));
  return `npm run COMMAND [-- ARGUMENTS]\n\n${columns(lines)}\n\nnpm run COMMAND -- --help says what one takes.`;
}

/**
 * One command and its arguments.
 * @param {string} name
 * @param {Described} command
 */
export function usageOf(name, { says, options = {}, onDays = false }) {
  const all = Object.entries({ ...options, ...(onDays && dayOptions) });
  return [`npm run ${name}: ${says}`, ...(all.length > 0 ? ['', columns(all)] : [])].join('\n');
}

/** @param {readonly (readonly [string, string])[]} rows */
function columns(rows) {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`).join('\n');
}
