import type { ScalarValue } from './tree';

/** Octal and hexadecimal numbers, infinity and its like, exponents. */
const rareNumber = /^(?:0o[0-7]+|0x[\da-f]+|[-+]?\.inf|\.nan|[-+]?(?:\.\d+|\d+(?:\.\d*)?)e[-+]?\d+)$/i;

/** What a text without quotes is by the core schema of YAML 1.2; undefined for numbers that no manifest holds. */
export function coreValue(text: string): ScalarValue | undefined {
  // All that is no text begins with a digit, a sign, a dot, a tilde, or a letter of true, false or null.
  if (!/^[-+.\d~tTfFnN]/.test(text)) return text;
  if (/^(?:~|[Nn]ull|NULL)$/.test(text)) return null;
  if (/^(?:[Tt]rue|TRUE)$/.test(text)) return true;
  if (/^(?:[Ff]alse|FALSE)$/.test(text)) return false;
  if (/^[-+]?\d+$/.test(text)) return Number.parseInt(text, 10);
  if (/^[-+]?(?:\.\d+|\d+\.\d*)$/.test(text)) return Number.parseFloat(text);
  return rareNumber.test(text) ? undefined : text;
}
