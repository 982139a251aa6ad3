/** The servers of tools that an agent uses, held against the files that start them. */
import type { Claim } from '../../facts/claim';
import { entries } from '../../facts/context';
import type { ToolServer } from '../../schema/generated/manifest-file';
import type { Found, Look } from './base/look';
import { confirmed, contradicted, missing, placeOf, some, unclear } from './base/made';
import { wordsOf } from './base/words';

type Server = Found<'mcp-server'>;

export function serverClaims(look: Look): Claim[] {
  return entries(look.facts.manifest.agent?.servers).flatMap(([id, server]) => {
    const declared = look.declared(server.declaredIn, ['agent', 'servers', id]);
    for (const { reading, name, path } of declared) {
      const servers = reading === undefined ? [] : look.in(reading, 'mcp-server');
      if (servers.length === 0) continue;
      const found = servers.filter(({ said: { value } }) => value.name === (name ?? id));
      if (found.length > 0) return held(id, server, found, true);
      const reason = `the declared file has no server ${name ?? id}; it has ${some(servers.map(({ said: { value } }) => value.name))}`;
      return [missing(path, reason)];
    }
    const named = look.find('mcp-server').filter(({ said: { value } }) => value.name === id);
    return declared.length > 0 || named.length === 0 ? [] : held(id, server, named, false);
  });
}

/** Those of a file for developers are not the product's, unless the manifest says so: they can only confirm. */
function held(id: string, { version }: ToolServer, found: readonly Server[], isDeclared: boolean): Claim[] {
  if (version === undefined) return [];
  const path = ['agent', 'servers', id, 'version'];
  const places = found.map((each) => placeOf(each, pinOf(each)));
  const equal = found.filter(
    ({ said: { value } }) => value.pin !== null && plain(value.pin) === plain(version),
  );
  const [first] = found;
  if (equal.length === found.length && first !== undefined)
    return [confirmed({ path, reason: `it is started as ${pinOf(first)}`, places })];
  if (first === undefined) return [];
  const { value } = first.said;
  const isUnpinnable = value.transport !== 'stdio' || value.local === true;
  if (isUnpinnable && value.pin === null)
    return [unclear({ path, reason: 'who runs the server decides its version', places })];
  const reason =
    value.pin === null
      ? `it is started as ${value.target}, in whichever version is the newest, the manifest says ${version}`
      : `it is started as ${pinOf(first)}, the manifest says ${version}`;
  if (!isDeclared || found.length > 1 || isRange(value.pin)) return [unclear({ path, reason, places })];
  return [contradicted({ path, reason, places, severity: 'error' })];
}

function pinOf({ said: { value } }: Server): string {
  return value.pin === null ? value.target : `${value.target} ${value.pin}`;
}

/** `^1.2`, `~=1.4`, `latest`: it may be the version that the manifest says. */
function isRange(pin: string | null): boolean {
  return pin !== null && !/^v?\d+(?:\.\d+){0,20}(?:[-+.][\w.-]+)?$|^[0-9a-f]{7,64}$|^sha256:/.test(pin);
}

function plain(version: string): string {
  return version
    .trim()
    .toLowerCase()
    .replace(/^(?:v|==)(?=\d)/, '');
}

/** Tools that a definition or code names; a list may be built when it runs, so that nothing is missing in it. */
export function toolClaims(look: Look): Claim[] {
  const named = look
    .find('agent.tools')
    .filter(
      ({ role, said: { value } }) =>
        role === 'product' && (value.role === undefined || value.role === 'product'),
    );
  return entries(look.facts.manifest.agent?.tools).flatMap(([id]) => {
    const found = named.filter(({ said: { value } }) => value.names.some((each) => isSameTool(each, id)));
    const [first] = found;
    if (first === undefined) return [];
    const name = first.said.value.names.find((each) => isSameTool(each, id)) ?? id;
    const reason = `${first.file} gives an agent the tool ${name}`;
    return [
      confirmed({ path: ['agent', 'tools', id], reason, places: found.map((each) => placeOf(each, name)) }),
    ];
  });
}

/** `post_invoice`, `postInvoice` and `post-invoice`. */
function isSameTool(one: string, other: string): boolean {
  return wordsOf(one).join(' ') === wordsOf(other).join(' ');
}
