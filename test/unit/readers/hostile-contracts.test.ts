import assert from 'node:assert/strict';
import { readCited } from '../../../src/readers';
import { takesAtMost } from '../processor-time';

describe('hostile contracts, rules and code', () => {
  const alert = (expr: string): string => `groups:\n  - rules:\n    - alert: A\n      expr: ${expr}\n`;
  const cases: readonly (readonly [path: string, text: string])[] = [
    ['deep.yaml', alert(`${'('.repeat(4_000)}a${')'.repeat(4_000)} > 1`)],
    ['quotes.yaml', alert("a{x='".repeat(1_500))],
    ['circle.yaml', `openapi: 3.0.0\ninfo: {title: x, version: 1}\npaths:\n${circle(1_000)}`],
    ['deep.json', `{"openapi":"3.0.0","paths":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_001)}`],
    ['calls.py', `from prometheus_client import Counter\n${'Counter('.repeat(20_000)}`],
    [
      'long-lines.java',
      `import io.micrometer.x;\n${`registry.counter("a.b${' '.repeat(1_300)}\n`.repeat(200)}`,
    ],
    ['ticks.js', `import "prom-client"\n${'`${'.repeat(20_000)}`],
    ['rows.md', `# Model card\n${'| Model | Version |\n'.repeat(10_000)}`],
    [
      'own-keys.json',
      '{"__proto__":{},"openapi":"3.0.0","info":{"__proto__":1},"paths":{"__proto__":{"get":{}}}}',
    ],
  ];
  for (const [path, text] of cases)
    it(`${path} costs little, and nothing of it is a fault of the reader`, () => {
      const read = () => readCited({ path, text, bytes: new TextEncoder().encode(text) });
      takesAtMost(2_000, () => void read());
      const { testimony } = read();
      const faults = testimony.filter(
        ({ fact, value }) => fact === 'unread' && /reader failed/.test(String(value)),
      );
      assert.deepEqual(faults, []);
    });
});

/** Paths each of which refers to the next one, and the last one to the first. */
function circle(count: number): string {
  return Array.from(
    { length: count },
    (_, at) => `  /p${at}:\n    $ref: '#/paths/~1p${(at + 1) % count}'\n`,
  ).join('');
}
