/** Letters of other scripts that look like Latin ones: nobody sees the difference, and no two texts with them are the same. */
import { enumerated } from './words';

/** Letters whose look is the same in most fonts, above each the Latin one. */
const tables: readonly { readonly script: string; readonly latin: string; readonly own: string }[] = [
  {
    script: 'Cyrillic',
    latin: 'aceopxyijshdlqwkABCEHIJKMOPSTXY',
    own: 'асеорхуіјѕһԁӏԛԝкАВСЕНІЈКМОРЅТХУ',
  },
  {
    script: 'Greek',
    latin: 'aiopuvxkABEZHIKMNOPTYX',
    own: 'αιορυνχκΑΒΕΖΗΙΚΜΝΟΡΤΥΧ',
  },
];

interface Letter {
  readonly latin: string;
  readonly script: string;
}

const letters: ReadonlyMap<string, Letter> = new Map(
  tables.flatMap(({ script, latin, own }) =>
    [...own].map((letter, index): [string, Letter] => [letter, { latin: latin.charAt(index), script }]),
  ),
);

/** A text as it looks, in Latin letters; undefined where that is what it is, or where other letters are left in it. */
export function inLatin(text: string): string | undefined {
  const latin = [...text].map((letter) => letters.get(letter)?.latin ?? letter).join('');
  return latin === text || /[^\p{Script=Latin}\p{Script=Common}]/u.test(latin) ? undefined : latin;
}

/** Which letters of a text only look like Latin ones: `its "р" is a Cyrillic letter`. Empty where there are none. */
export function strangersIn(text: string): string {
  const own = [...new Set(text)].filter((letter) => letters.has(letter));
  const parts = tables.flatMap(({ script }) => {
    const some = own.filter((letter) => letters.get(letter)?.script === script);
    const names = enumerated(some.map((letter) => `"${letter}"`));
    if (some.length === 0) return [];
    return [`its ${names} ${some.length === 1 ? `is a ${script} letter` : `are ${script} letters`}`];
  });
  return enumerated(parts);
}
