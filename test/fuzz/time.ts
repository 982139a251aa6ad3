// `npm run fuzz -- time`
import { costs } from './answers';
import { shapes } from './shapes';

const only = process.argv[2];
const size = Number(process.argv[3] ?? 1_000_000);
costs(shapes['owners of each other']?.(20_000) ?? '');
for (const [name, make] of Object.entries(shapes)) {
  if (only && only !== 'all' && !name.includes(only)) continue;
  const all = costs(make(size));
  const slow = [...all].filter(([, ms]) => ms > Number(process.argv[4] ?? 300));
  if (slow.length > 0) console.log(name, slow.map(([k, ms]) => `${k} ${ms.toFixed(0)}`).join(', '));
}
