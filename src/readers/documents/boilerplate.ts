/** Texts that everybody has, word by word: licences, codes of conduct, our own guidance. */
import type { Said } from '../../core/service';
import type { Prose } from '../source/prose';
import { folded, plain } from './values';

const licence =
  /^(?:permission is hereby granted, free of charge, to any person obtaining|redistribution and use in source and binary forms|apache license,? version 2|(?:the )?gnu (?:affero |lesser )?general public licen[sc]e|mozilla public license,? version|permission to use, copy, modify, and(?:\/or)? distribute this software|creative commons (?:legal code|attribution|cc0)|licensed under the apache license|this is free and unencumbered software released into the public domain|everyone is permitted to copy and distribute verbatim copies|boost software license|eclipse public license)/i;

/** The second headings of our own pages on items, in their order. */
const ours = ['why it matters', 'in practice', 'good evidence', 'the usual trap'];

/** Of longer documents the licence is a part. */
const mostBefore = 3;

export function boilerplateSaid({ headings, blocks }: Prose): Said[] {
  const [title] = headings;
  if (title !== undefined && /^contributor covenant\b/i.test(plain(title.text)))
    return [{ fact: 'document.boilerplate', value: 'a code of conduct', line: title.line }];
  const names = headings.map(({ text }) => folded(text));
  const first = names.indexOf(ours[0] ?? '');
  if (first !== -1 && ours.every((each, at) => names[first + at] === each))
    return [
      { fact: 'document.boilerplate', value: 'the guidance on this', line: headings[first]?.line ?? 0 },
    ];
  const found = blocks
    .slice(0, mostBefore)
    .find(({ kind, lines }) => kind !== 'code' && licence.test(plain(lines.join(' '))));
  const isAlone = headings.every(
    ({ text, level }) => level < 2 || /licen[cs]e|terms|conditions|\d/i.test(text),
  );
  return found !== undefined && isAlone
    ? [{ fact: 'document.boilerplate', value: 'a licence', line: found.line }]
    : [];
}
