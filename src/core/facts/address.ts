/** Addresses in the web that nobody else can open. */
import { reachOf } from './ip';

/** Why an `http` or `https` address proves nothing, in words that follow a colon; undefined where it may. */
export function addressTrouble(url: string): string | undefined {
  const authority = authorityOf(url);
  if (authority === undefined) return undefined;
  if (authority.includes('@'))
    return 'it names a user or a password, which only some have and which everyone can now read';
  const host = hostOf(authority);
  const noPage = 'it does not name a page of a site, such as "wiki.example.com/page"';
  // Some take a backslash for a slash, others for a part of the name: it leads to two sites.
  if (!hasPort(authority) || url.charAt(url.indexOf('//') + 2 + authority.length) === '\\') return noPage;
  const reach = isLocalName(host) ? 'own-machine' : reachOf(host);
  if (reach === 'own-machine') return 'it leads to the machine of whoever opens it';
  if (reach === 'one-network')
    return 'it can be opened by machines that are connected directly, and no others';
  return reach === 'others' || (reach === undefined && (isHost(host) || isIntranet(host, url)))
    ? undefined
    : noPage;
}

/** Names of sites that stand for others: of examples and templates, and what nobody has filled in. */
const placeholder =
  /^(?:www\.)?(?:example\.(?:com|org|net)|(?:[a-z0-9-]+\.)*(?:your-?(?:company|domain|organi[sz]ation|org|site|team|wiki|host|server)[a-z-]*|my-?(?:company|domain|organi[sz]ation)|change[.-]?me|placeholder|todo|tbd|x{3,})(?:\.[a-z]{2,10}){0,2}|(?:[a-z0-9-]+\.)+test)$/;

/** A part of an address that stands for the one that is to come. */
const toCome =
  /^https?:\/\/[^/]+\/(?:[^/]+\/)*(?:todo|tbd|fixme|change-?me|placeholder|x{3,}|insert-?here)(?:\/|$)/i;

/** Whether an address leads to a site that only stands for another: nobody has written the real one yet. */
export function isPlaceholder(url: string): boolean {
  const authority = authorityOf(url);
  return (
    authority !== undefined &&
    authority.length < 300 &&
    (placeholder.test(hostOf(authority)) ||
      toCome.test(url.slice(0, 300).split(/[?#]/, 1)[0] ?? '') ||
      /<[^<>]*>|\{[^{}]*\}/.test(url.slice(0, 300)))
  );
}

/** Services that send whoever opens an address of theirs to another one, which may be another tomorrow. */
const shorteners =
  /^(?:www\.)?(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|is\.gd|buff\.ly|rebrand\.ly|cutt\.ly|shorturl\.at|rb\.gy|t\.ly|tiny\.cc|s\.id|v\.gd|bl\.ink|short\.io|lnkd\.in|dub\.sh|adf\.ly)$/;

/** Sites of pictures and films for fun, and search engines: nothing of them is a document of anybody's work. */
const pastimes =
  /^(?:(?:www|media|i)\d?\.)?(?:giphy\.com|tenor\.com|imgur\.com|9gag\.com|(?:google|bing|duckduckgo|yahoo)\.(?:com|de|co\.uk|fr))$/;

/**
 * Why what an address leads to shows little, whoever has opened it, in words that follow a colon; undefined where it may
 * show something. Only what the address itself says: nobody opens it.
 */
export function addressWeakness(url: string): string | undefined {
  const host = hostOf(authorityOf(url) ?? '');
  if (host === '') return undefined;
  if (shorteners.test(host))
    return 'it is a short address, which may lead to another page tomorrow: write the address of the page itself';
  if (pastimes.test(host))
    return 'that site has no documents of anybody: write the address of the page that is meant';
  const [, path = ''] = /^https?:\/\/[^/?#]*([^#]*)/i.exec(url.slice(0, 2_000)) ?? [];
  const isFront = /^\/?(?:(?:index|home|default)(?:\.\w{2,5})?\/?)?$/i.test(path);
  if (isFront && !/#[!/]?[\w-]+[/=]/.test(url))
    return 'it leads to the front page of a site, which is about everything: write the address of the page that is meant';
  return isPrivateNetwork(host)
    ? 'it leads to a machine in a private network, whose number is another machine elsewhere: write its name'
    : undefined;
}

/** Numbers that every network gives to machines of its own. Source: RFC 1918. */
function isPrivateNetwork(host: string): boolean {
  return /^(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}$/.test(host);
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
  if (authority.startsWith('[')) return authority.slice(0, authority.indexOf(']') + 1);
  const written = authority.split(':', 1)[0] ?? '';
  // Browsers read wide digits and dots like the others. The tables for that take as long to load as all other checks.
  const host = /^[ -~]*$/.test(written) ? written : written.normalize('NFKC').replaceAll('\u3002', '.');
  return host.replace(/\.$/, '').toLowerCase();
}

/** Whether what follows the host is nothing, or a port that there is. */
function hasPort(authority: string): boolean {
  const [, port] = /^(?:\[[^\]]*\]|[^:]*)(?::(\d{0,5}))?$/.exec(authority.slice(0, 300)) ?? [undefined, '-1'];
  return port === undefined || port === '' || (Number(port) > 0 && Number(port) <= 65_535);
}

function isLocalName(host: string): boolean {
  return host === 'localhost' || host === 'localhost.localdomain' || host.endsWith('.localhost');
}

/** Whether it may stand between two dots: signs of all scripts, but of ASCII only the hyphen and the low line. */
function isLabel(text: string): boolean {
  // Nearly all are of the first kind, and the tables for the second take long to load.
  return (
    /^(?!-)(?=.*[A-Za-z\d])[\w-]{1,63}(?<!-)$/.test(text) ||
    /^(?!-)(?=.*[\p{L}\p{N}\p{S}])(?!.*[$+<=>^`|~])[\p{L}\p{M}\p{N}\p{S}\u00b7\u30fb_-]{1,63}(?<!-)$/u.test(
      text,
    )
  );
}

/** A host that others can find: a name with a dot in it. */
function isHost(host: string): boolean {
  if (host.length > 253) return false;
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  return labels.length > 1 && labels.every(isLabel) && last.length > 1 && last !== 'invalid';
}

/** `https://wiki/page`: inside an organisation names have no dot; a page tells it from a word behind `https://`. */
function isIntranet(host: string, url: string): boolean {
  const isName = host.length > 1 && host.length < 64 && isLabel(host) && /\p{L}/u.test(host);
  return isName && /^https?:\/\/[^/]+\/[^\s/]/i.test(url.slice(0, 300));
}
