/** Addresses in the web that nobody else can open. */

/** Why an `http` or `https` address proves nothing, in words that follow a colon; undefined where it may. */
export function addressTrouble(url: string): string | undefined {
  const authority = authorityOf(url);
  if (authority === undefined) return undefined;
  if (authority.includes('@'))
    return 'it names a user or a password, which only some have and which everyone can now read';
  const host = hostOf(authority);
  if (isOwnMachine(host)) return 'it leads to the machine of whoever opens it';
  return isHost(host) || isIntranet(host, url)
    ? undefined
    : 'it does not name a page of a site, such as "wiki.example.com/page"';
}

/** An address without the user and the password in it, which are not to be repeated. */
export function withoutCredentials(url: string): string {
  const authority = authorityOf(url);
  if (authority === undefined) return url;
  const at = url.indexOf('//') + 2;
  return url.slice(0, at) + url.slice(at + authority.lastIndexOf('@') + 1);
}

function authorityOf(url: string): string | undefined {
  const [scheme = ''] = /^https?:/i.exec(url.slice(0, 6)) ?? [];
  if (scheme === '') return undefined;
  const rest = url.slice(scheme.length);
  return rest.startsWith('//') ? (rest.slice(2).split(/[/?#\\]/, 1)[0] ?? '') : '';
}

function hostOf(authority: string): string {
  return authority.startsWith('[')
    ? authority.slice(0, authority.indexOf(']') + 1)
    : (authority.split(':', 1)[0] ?? '').replace(/\.$/, '').toLowerCase();
}

function isOwnMachine(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    /^127(\.\d{1,3}){3}$/.test(host) ||
    host === '0.0.0.0' ||
    /^\[(::1?|(0{1,4}:){7}0{0,3}[01])\]$/.test(host)
  );
}

/** A host that others can find: a name with a dot in it, or a number. */
function isHost(host: string): boolean {
  if (host.length > 253) return false;
  if (host.startsWith('[')) return /^\[[\da-f:.]{3,45}\]$/i.test(host);
  const labels = host.split('.');
  if (labels.every((label) => /^\d{1,3}$/.test(label) && Number(label) < 256)) return labels.length === 4;
  const last = labels.at(-1) ?? '';
  return (
    labels.length > 1 &&
    labels.every((label) => /^[\p{L}\p{M}\p{N}_-]{1,63}$/u.test(label) && /[\p{L}\p{N}]/u.test(label)) &&
    last.length > 1 &&
    !/^\d+$/.test(last) &&
    last !== 'invalid'
  );
}

/** `https://wiki/page`: inside an organisation names have no dot; a page tells it from a word behind `https://`. */
function isIntranet(host: string, url: string): boolean {
  return (
    /^(?=.*\p{L})[\p{L}\p{N}_-]{2,63}$/u.test(host) && /^https?:\/\/[^/]+\/[^\s/]/i.test(url.slice(0, 300))
  );
}
