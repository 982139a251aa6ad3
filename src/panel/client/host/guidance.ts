/** Makes elements of the guidance's HTML: only those that Markdown makes, without any attribute. */
import type { Host } from './host';

const allowed = new Set(
  'p ul ol li strong em code pre h1 h2 h3 h4 h5 h6 blockquote hr br table thead tbody tr th td del s'.split(
    ' ',
  ),
);
/** Elements of which not even the text is wanted. */
const dropped = new Set(['script', 'style', 'template', 'iframe', 'object', 'svg', 'math', 'noscript']);

/** The parser makes an inert document: nothing in it runs or loads. */
export function guidanceNode(html: string, host: Host): HTMLElement {
  const source = new DOMParser().parseFromString(html, 'text/html');
  const target = document.createElement('div');
  target.className = 'prose';
  copyChildren(source.body, target, host);
  return target;
}

function copyChildren(from: Element, to: Element, host: Host): void {
  for (const child of from.childNodes) {
    if (child instanceof Text) to.append(child.data);
    else if (child instanceof Element) copyElement(child, to, host);
  }
}

function copyElement(from: Element, to: Element, host: Host): void {
  const name = from.localName;
  if (dropped.has(name)) return;
  if (name === 'a') {
    to.append(linkTo(from, host));
    return;
  }
  if (!allowed.has(name)) {
    copyChildren(from, to, host);
    return;
  }
  const copy = document.createElement(lowered(name));
  copyChildren(from, copy, host);
  to.append(copy);
}

/** Inside an item, a heading of the guidance comes below the item's own. */
function lowered(name: string): string {
  return /^h[1-6]$/.test(name) ? 'h6' : name;
}

/** A link is the host's to open; one that is not plain https stays text. */
function linkTo(from: Element, host: Host): Node {
  const url = from.getAttribute('href') ?? '';
  const text = from.textContent ?? '';
  if (!url.startsWith('https://')) return document.createTextNode(text);
  const link = document.createElement('button');
  link.type = 'button';
  link.className = 'link';
  link.textContent = text;
  link.addEventListener('click', () => host.send({ type: 'open-link', url }));
  return link;
}
