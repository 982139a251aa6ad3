import { code, type Markdown, md, ownMarkdown, paragraphs } from '../base/markdown';
import type { ConfigDocument } from '../config/document';
import { configurable } from '../rules/table';
import { configSchemaAt } from '../schema/config';
import { choicesOf } from './describe';
import type { Hover } from './hover';
import { type Place, placeAt } from './place';

/** What is to be said of a place of a configuration; undefined where nothing is. */
export function hoverConfig(document: ConfigDocument, offset: number): Hover | undefined {
  const place = placeAt(document, offset);
  const markdown = place && (place.on === 'key' ? ofKey(place) : ofValue(place));
  return place === undefined || markdown === undefined ? undefined : { range: place.range, markdown };
}

function ofKey({ path }: Place): Markdown | undefined {
  if (path[0] === 'severity' && path.length === 2) return ofCode(String(path[1]));
  const node = configSchemaAt(path);
  // An id that someone chose is no word of ours.
  const parent = configSchemaAt(path.slice(0, -1));
  if (node?.title === undefined || parent?.properties === undefined) return undefined;
  return paragraphs([md`**${node.title}**`, ownMarkdown(node.description ?? ''), choicesOf(node)]);
}

function ofCode(name: string): Markdown | undefined {
  const rule = configurable.find((each) => each.code === name);
  return rule && paragraphs([md`${code(rule.code)}, usually ${rule.severity}`, ownMarkdown(rule.summary)]);
}

function ofValue({ path, text }: Place): Markdown | undefined {
  const node = configSchemaAt(path);
  const meaning = node?.enumDescriptions?.[node.enum?.indexOf(text) ?? -1];
  return meaning === undefined ? undefined : md`**${text}**: ${meaning}`;
}
