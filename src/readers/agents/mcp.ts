import type { Said } from '../../core/service';
import type { RepositoryReader } from '../reader';
import type { SourceFile } from '../source/file';
import { isJsonList, isJsonMap, type JsonValue } from '../source/json';
import { targetOf } from './mcp-target';

/** Servers of tools for those who develop. They are not the product's tools. */
export const mcpConfiguration: RepositoryReader = {
  name: 'mcp',
  looksAt: (path) =>
    /(?:^|\/)\.mcp\.json$|(?:^|\/)\.(?:cursor|vscode|roo|kiro\/settings|windsurf|codeium|amazonq)\/mcp\.json$|(?:^|\/)mcp\.json$|(?:^|\/)claude_desktop_config\.json$/i.test(
      path,
    ),
  read: (file) => ({ said: serverFacts(file) }),
};

function serverFacts(file: SourceFile): Said[] {
  const { json } = file;
  if (json === undefined) return [{ fact: 'unread', value: 'it is no valid JSON' }];
  const isOfCode = /(?:^|\/)\.vscode\//.test(file.path);
  const key = isJsonMap(json.at('mcpServers')) ? 'mcpServers' : 'servers';
  const servers = json.at(key);
  if (!isJsonMap(servers) || (key === 'servers' && !isOfCode && file.name !== 'mcp.json')) return [];
  return Object.entries(servers).flatMap(([name, server]) => {
    const value = serverOf(name, server);
    return value === undefined
      ? []
      : [{ fact: 'mcp-server' as const, value, ...file.placeOf(json.keyOffsetOf([key, name])) }];
  });
}

type Server = Extract<Said, { fact: 'mcp-server' }>['value'];

function serverOf(name: string, server: JsonValue): Server | undefined {
  if (!isJsonMap(server) || server.disabled === true || server.enabled === false) return undefined;
  const url = server.url ?? server.serverUrl ?? server.httpUrl;
  if (typeof url === 'string') return remote(name, url, server.type ?? server.transport);
  if (typeof server.command !== 'string') return undefined;
  const args = isJsonList(server.args) ? server.args.filter((each) => typeof each === 'string') : [];
  return { name, transport: 'stdio', ...targetOf(server.command, args), audience: 'developers' };
}

/** What stands in an address besides the place may be a secret. */
function remote(name: string, url: string, type: JsonValue | undefined): Server {
  const target = url.replace(/[?#].*$/s, '').replace(/^(\w+:\/\/)[^/@]*@/, '$1');
  const isSse = type === 'sse' || (typeof type !== 'string' && /\/sse\/?$/.test(target));
  const isLocal =
    /^\w+:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|host\.docker\.internal)(?=[:/]|$)/i.test(target);
  return {
    name,
    transport: isSse ? 'sse' : 'http',
    target,
    pin: null,
    ...(isLocal ? { local: true } : {}),
    audience: 'developers',
  };
}
