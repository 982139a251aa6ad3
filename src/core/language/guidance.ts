import { type Markdown, md, noMarkdown, ownMarkdown, paragraphs } from '../base/markdown';

/** What matters most in the guidance on an item: why, and the usual trap. Markdown of our own in, shorter Markdown out. */
export function essenceOf(guidance: string): Markdown {
  const why = firstParagraph(sectionOf(guidance, 'Why it matters'));
  const trap = firstParagraph(sectionOf(guidance, 'The usual trap'));
  return paragraphs([
    ownMarkdown(why),
    trap === '' ? noMarkdown : md`*The usual trap:* ${ownMarkdown(trap)}`,
  ]);
}

function sectionOf(text: string, title: string): string {
  const sections = text.replaceAll('\r\n', '\n').split(/^## +/m);
  const found = sections.find((section) => section.startsWith(`${title}\n`));
  return found === undefined ? '' : found.slice(title.length).trim();
}

/** The first paragraph, on one line. */
function firstParagraph(text: string): string {
  const [first = ''] = text.split(/\n\s*\n/, 1);
  return first
    .split('\n')
    .map((line) => line.trim())
    .join(' ');
}
