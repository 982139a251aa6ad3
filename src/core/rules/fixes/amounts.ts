/** What amount someone meant who wrote one as people do: `200€`, `EUR 1,000`, `10k usd`. */
import { readNumber } from './numbers';
import type { Reading } from './readings';

/** The codes that a sign may stand for, the likely ones first. */
const signs: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['JPY', 'CNY'],
  $: ['USD', 'CAD', 'AUD'],
};

const names: Readonly<Record<string, string>> = {
  euro: 'EUR',
  euros: 'EUR',
  pound: 'GBP',
  pounds: 'GBP',
  franc: 'CHF',
  francs: 'CHF',
  dollar: 'USD',
  dollars: 'USD',
};

/** The codes that anyone writes in other letters or without a blank; three letters more often begin a word. */
const codes: ReadonlySet<string> = new Set(
  (
    'AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EUR GBP HKD HUF IDR ILS INR ISK JPY KRW MXN MYR NOK NZD PHP PLN ' +
    'RON RSD SAR SEK SGD THB TRY TWD UAH USD ZAR'
  ).split(' '),
);

/** Longer texts are no amounts. */
const longest = 60;

/** Reads an amount as people write it; none where no single number with a currency stands there. */
export function readAmount(text: string): Reading {
  const plain = text.trim();
  const found = plain.length > longest ? null : /[€£¥$]|(?<![a-z])[a-z]{3,7}(?![a-z])/i.exec(plain);
  const meant = found === null ? [] : codesOf(found[0]);
  if (found === null || meant.length === 0) return { values: [], exact: false };
  const digits = `${plain.slice(0, found.index)} ${plain.slice(found.index + found[0].length)}`.trim();
  // That it is money says how its separators are read.
  const { values } = readNumber(`€${digits}`, { whole: false, count: false, share: false });
  const amounts = values.filter((value) => value >= 0);
  return {
    values: meant.flatMap((code) => amounts.map((value) => `${value} ${code}`)),
    exact: meant.length === 1 && /^\d+(?:\.\d{1,2})?$/.test(digits),
  };
}

function codesOf(currency: string): readonly string[] {
  const sign = signs[currency];
  if (sign !== undefined) return sign;
  const word = currency.toLowerCase();
  if (Object.hasOwn(names, word)) return [names[word] ?? ''];
  return codes.has(word.toUpperCase()) ? [word.toUpperCase()] : [];
}
