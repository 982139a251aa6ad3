/** Words whose letters are those of other scripts, or have characters between them that nobody sees. */
import { withoutInvisible } from '../../core/service';

/** Letters of Cyrillic and Greek that look like those of Latin, and what they look like. */
const alike: ReadonlyMap<string, string> = new Map(
  [
    'аa',
    'еe',
    'оo',
    'рp',
    'сc',
    'уy',
    'хx',
    'іi',
    'ѕs',
    'јj',
    'ԁd',
    'ԛq',
    'ԝw',
    'һh',
    'ӏl',
    'гr',
    'АA',
    'ВB',
    'ЕE',
    'КK',
    'МM',
    'НH',
    'ОO',
    'РP',
    'СC',
    'ТT',
    'УY',
    'ХX',
    'ІI',
    'ЅS',
    'ЈJ',
    'ԌG',
    'οo',
    'αa',
    'εe',
    'ιi',
    'κk',
    'νv',
    'ρp',
    'υu',
    'ϲc',
    'ΑA',
    'ΒB',
    'ΕE',
    'ΖZ',
    'ΗH',
    'ΙI',
    'ΚK',
    'ΜM',
    'ΝN',
    'ΟO',
    'ΡP',
    'ΤT',
    'ΥY',
    'ΧX',
  ].map((pair) => [pair.slice(0, 1), pair.slice(1)] as const),
);

/** A text as people read it. A word that is of one script throughout stays: another language may have it. */
export function asSeen(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return withoutInvisible(text)
    .normalize('NFKC')
    .replace(/[\p{L}\p{M}]+(?:[-‐‑][\p{L}\p{M}]+)*/gu, (word) =>
      /[a-z]/i.test(word) ? [...word].map((letter) => alike.get(letter) ?? letter).join('') : word,
    );
}
