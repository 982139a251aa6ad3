/** The servers of tools that a file starts. Those of a developer's own assistant need not be the product's. */
import { type Ground, namedIn } from './found';
import { Ids, idOf } from './ids';
import { type Field, type ProposedEntry, sourceOf } from './proposal';

export function proposedServers(ground: Ground): ProposedEntry[] {
  const there = ground.manifest.agent?.servers ?? {};
  const ids = new Ids(Object.keys(there));
  // One name in two files, in whichever case, is one server.
  const names = new Set(Object.keys(there).map(plain));
  return ground.look.find('mcp-server').flatMap((found) => {
    const { name, pin, audience } = found.said.value;
    if (names.has(plain(name)) || (found.role !== 'product' && found.role !== 'ci')) return [];
    names.add(plain(name));
    const source = sourceOf(found);
    const fields: Field[] = [
      ...(pin === null ? [] : [{ key: 'version', value: pin, from: source }]),
      {
        key: 'declaredIn',
        value: namedIn(found.file, name, ground),
        ...(pin === null ? { from: source } : {}),
      },
    ];
    return [
      {
        section: 'agent',
        path: ['agent', 'servers', ids.give('server', name)],
        label: pin === null ? name : `${name} ${pin}`,
        source,
        fields,
        ...(audience === 'developers'
          ? { question: 'it is there for developers: does the agent of the product use it?' }
          : {}),
      },
    ];
  });
}

function plain(name: string): string {
  return idOf(name) ?? name.toLowerCase();
}
