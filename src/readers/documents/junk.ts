/** Words that stand where a text is to come: printers' Latin, one word again and again, what a hand on a keyboard makes. */
import type { Said } from '../../core/service';
import type { Prose } from '../source/prose';
import { textsOf, word } from './texts';

/** The words of `lorem ipsum` and of the other texts that generators of it use. None of them is one of a living language. */
const latin = new Set(
  (
    'lorem ipsum dolor amet consectetur consectetuer adipiscing adipisicing elit eiusmod tempor incididunt labore dolore ' +
    'magna aliqua enim minim veniam quis nostrud exercitation ullamco laboris nisi aliquip commodo consequat duis aute ' +
    'irure reprehenderit voluptate velit esse cillum fugiat nulla pariatur excepteur sint occaecat cupidatat proident sunt ' +
    'culpa officia deserunt mollit laborum perspiciatis unde omnis iste natus voluptatem accusantium doloremque laudantium ' +
    'totam rem aperiam eaque ipsa quae illo inventore veritatis quasi architecto beatae vitae dicta explicabo nemo ipsam ' +
    'voluptas aspernatur odit fugit consequuntur magni dolores eos ratione sequi nesciunt neque porro quisquam dolorem ' +
    'numquam eius modi tempora incidunt quaerat aliquam nostrum exercitationem ullam corporis suscipit laboriosam vel eum ' +
    'iure quam nihil molestiae illum vero accusamus iusto odio dignissimos ducimus blanditiis praesentium voluptatum ' +
    'deleniti atque corrupti quos quas molestias excepturi occaecati cupiditate provident similique mollitia animi harum ' +
    'quidem rerum facilis expedita distinctio libero soluta nobis eligendi optio cumque impedit minus quod maxime placeat ' +
    'facere possimus assumenda repellendus temporibus autem quibusdam officiis debitis necessitatibus saepe eveniet ' +
    'voluptates repudiandae recusandae itaque earum hic tenetur sapiente delectus reiciendis voluptatibus maiores alias ' +
    'perferendis doloribus asperiores repellat vivamus pellentesque habitant morbi tristique senectus netus malesuada fames ' +
    'turpis egestas vestibulum tortor ultricies eget feugiat vitae mauris placerat eleifend nam liber cum nonummy euismod ' +
    'tincidunt laoreet volutpat wisi iriure hendrerit vulputate accumsan dignissim praesent luptatum zzril delenit augue ' +
    'facilisi curabitur suspendisse nullam faucibus sollicitudin phasellus ornare donec sagittis venenatis cursus integer ' +
    'interdum maecenas porttitor sapien ligula'
  ).split(' '),
);

/** Of those the words that people also write in English, French, Spanish, Italian or Portuguese. */
const alive = new Set(
  'esse quasi ipsa alias optio minus modi unde rem integer quos quas tempora illo vitae vel cum libero culpa magna nulla dolores hic sequi natus maxime'.split(
    ' ',
  ),
);

/** Words that stand for one another, each of which says that nothing stands there yet. */
const stand = /^(?:to-?do|tbd|tba|tbc|fixme|wip|placeholder|dummy|blah?|foo|bar|baz|bla|test|text)$/;

/** What lies side by side on a keyboard, and in no word. */
const sideBySide =
  /asdf|sdfg?|dfgh?|ghjk?|hjkl?|jklö|qwer|rewq|qwe(?=$|q)|zxcv?|xcvb?|cvbn|vbnm|asdg|adfg|fdsa/;

/** Of longer texts the beginning tells. */
const mostLetters = 20_000;

const wordsOf = (text: string): string[] =>
  text.slice(0, mostLetters).toLowerCase().normalize('NFC').match(word) ?? [];

/** What a text quotes is not its own: `sends the ticket "Lorem ipsum dolor sit amet"`. */
const withoutQuoted = (text: string): string =>
  text.replace(
    /`[^`]{1,400}`|"[^"]{1,400}"|“[^”]{1,400}”|„[^“”]{1,400}[“”]|«[^»]{1,400}»|‘[^’]{1,400}’/g,
    ' ',
  );

/** Whether a text is printers' Latin, and not one that only speaks of it. */
export function isFiller(text: string): boolean {
  if (!/\p{L}{4}/u.test(text)) return false;
  const words = wordsOf(withoutQuoted(text.slice(0, 4_000)));
  const found = words.filter((each) => latin.has(each));
  const known = new Set(found.filter((each) => !alive.has(each)));
  const isBeginning = words[0] === 'lorem' && words[1] === 'ipsum';
  return isBeginning || (known.size >= 4 && found.length * 2 >= words.length);
}

/** A word of one letter again and again, or of keys that lie side by side. */
function isMash(text: string): boolean {
  return /^(\p{L})\1+$/u.test(text) || sideBySide.test(text);
}

/** Under so many words there is too little to tell. */
const fewest = 8;
/** So many different words are in every text that says anything. */
const mostAlike = 5;

/** What stands where the words of a document are to come: with the line of the first of it. */
export function junkSaid(prose: Prose): Said[] {
  const texts = textsOf(prose);
  const filler = texts.find(({ text }) => isFiller(text));
  if (filler !== undefined) return [{ fact: 'document.filler', value: 'lorem ipsum', line: filler.line }];
  const [first] = texts;
  const words = texts.slice(0, 500).flatMap(({ text }) => wordsOf(text));
  if (first === undefined || words.length < fewest || hasOtherScript(texts)) return [];
  const value = junkOf(words);
  return value === undefined ? [] : [{ fact: 'document.filler', value, line: first.line }];
}

function junkOf(words: readonly string[]): string | undefined {
  const distinct = new Set(words);
  if ([...distinct].every((each) => stand.test(each))) return 'words that stand for others';
  if (distinct.size < mostAlike && words.length >= distinct.size * 3) return 'the same words again and again';
  const mashed = words.filter(isMash).length;
  return mashed * 4 >= words.length * 3 ? 'letters that are no words' : undefined;
}

/** Scripts without blanks between the words: there each run of signs would be one of them. */
function hasOtherScript(texts: readonly { readonly text: string }[]): boolean {
  return texts
    .slice(0, 50)
    .some(({ text }) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Khmer}]/u.test(text));
}
