// The texts that are replayed: every sample, every example of a finding's page, and ways of writing.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Script, typed } from './script';
import { variants } from './variants';

/** All scripts, the short and varied ones first. */
export function scripts(): Script[] {
  const all = [...variants, ...samples(), ...clean(), ...examples()];
  const names = all.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`Two texts are called "${twice}".`);
  return all;
}

function samples(): Script[] {
  return globSync('test/workspaces/**/ai-readiness.{yaml,yml}')
    .sort()
    .map((file) => {
      const folder = path.relative('test/workspaces', path.dirname(file));
      return { name: `sample ${folder}`, folder, steps: typed(read(file)) };
    });
}

function clean(): Script[] {
  return globSync('test/fixtures/clean/*.yaml')
    .sort()
    .map((file) => ({ name: `fixture ${path.basename(file, '.yaml')}`, steps: typed(read(file)) }));
}

function examples(): Script[] {
  return globSync('media/findings/*/*.md')
    .sort()
    .flatMap((file) => {
      const code = path.relative('media/findings', file).replaceAll(path.sep, '/').replace(/\.md$/, '');
      const fences = [...read(file).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)];
      return fences.map(([, text = ''], index) => ({
        name: `page ${code}${index === 0 ? '' : `, ${index + 1}`}`,
        steps: typed(text),
      }));
    });
}

function read(file: string): string {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}
