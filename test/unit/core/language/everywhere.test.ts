import { strict as assert } from 'node:assert';
import { hoverAt } from '../../../../src/core/language/hover';
import { readDocument } from '../../../../src/core/service';
import { samples } from '../../../fuzz/inputs';
import { checkedOf, findingsWell, offsetWell, viewsWell } from '../../../fuzz/places';
import { marked } from './marked';
import { nasty } from './nasty';

/** So many times further with FUZZ=n: from 80 on, at every place of the samples, which takes minutes. */
const further = Number(process.env.FUZZ ?? 1);

function look(text: string, step = 1): void {
  const checked = checkedOf(readDocument(text));
  findingsWell(checked);
  viewsWell(checked);
  for (let offset = 0; offset <= text.length; offset += step) offsetWell(checked, offset);
}

describe('every look-up', function () {
  this.timeout(60_000 * further);

  for (const [name, text] of Object.entries(nasty))
    it(`has an answer at every offset of a text with ${name}`, () => look(text));

  it('has an answer at many offsets of every sample, and at all of them with FUZZ=80', () => {
    const step = Math.max(1, Math.floor(80 / further));
    for (const text of samples()) look(text, step);
  });

  it('takes no name of the text for one of ours', () => {
    for (const key of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'desing'])
      for (const text of [
        `checklist:\n  ${key}¦: {}\n`,
        `checklist:\n  design:\n    ${key}¦: {}\n`,
        `checklist:\n  design:\n    threat-model-reviewed: { ${key}¦: 1 }\n`,
        `${key}¦: 1\n`,
        `stage: ${key}¦\n`,
        `risk: { ${key}¦: 1 }\n`,
        `risk: { tier: ${key}¦ }\n`,
        `${key}: { ${key}¦: 1 }\n`,
      ]) {
        const { document, report, offset } = marked(`version: 1\n${text}`);
        const says = hoverAt({ document, report, offset })?.markdown.text ?? '';
        assert.match(says, /^$|is not (?:a stage|an item of the checklist)/, text);
      }
  });
});
