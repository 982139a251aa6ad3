import { quoted } from '../../base/shorten';
import { asked } from '../../base/suggest';
import { changesFor } from '../../domain/edition-changes';
import { editionNamed, editionOf, editions, newestEdition } from '../../schema/catalogue';
import { changeTo, moveToNewest } from '../fixes/fixes';
import type { Rule } from '../rule';

/** What two names of an edition have in common that differ in signs alone. */
function digitsOf(name: string): string {
  return name.replace(/\D/g, '');
}

export const catalogueRules: readonly Rule[] = [
  {
    code: 'catalogue/unknown-edition',
    severity: 'error',
    summary: 'The manifest names an edition of the checklist that is not known.',
    why: 'Which items are asked for, and which of them block a gate, depends on the edition. A manifest whose edition is not known is judged by the newest one, which may ask for more or for less than its authors agreed to.',
    howToFix:
      'Name one of the editions that completion offers, or update AI Readiness where the edition is newer than the tool.',
    *check({ facts: { manifest } }) {
      const name = manifest.catalogue;
      if (name === undefined || editionNamed(name) !== undefined) return;
      const meant = editions.find((each) => digitsOf(each) === digitsOf(name));
      yield {
        message: `${quoted(name)} is no edition of the checklist that is known here (${editions.join(', ')}), so the newest one judges this manifest.${asked(meant)}`,
        path: ['catalogue'],
        items: [],
        fixes: [...(meant === undefined ? [] : [changeTo(['catalogue'], meant)]), moveToNewest()],
      };
    },
  },
  {
    code: 'catalogue/newer-edition',
    severity: 'hint',
    summary: 'There is a newer edition of the checklist than the one that judges the manifest.',
    why: 'A manifest keeps the items, gate levels and reviews of the edition that it names, however new the tool is. A newer edition asks for what has been learned since: move to it when the team has the time for what it adds.',
    howToFix:
      'Read in the message what would change for this manifest, and set `catalogue` to the newer edition. A comment can hide the hint for as long as the team stays.',
    *check({ facts }) {
      const { manifest } = facts;
      if (editionNamed(manifest.catalogue ?? '') === undefined) return;
      const edition = editionOf(manifest);
      if (edition === newestEdition) return;
      const changes = changesFor(facts);
      const what = changes.length === 0 ? 'it changes nothing' : changes.join('; ');
      yield {
        message: `Edition ${edition} of the checklist judges this manifest, and ${newestEdition} is newer. For this manifest ${what}.`,
        path: ['catalogue'],
        // What it says is so: it is no fault.
        target: 'key',
        items: [],
        fixes: [moveToNewest()],
      };
    },
  },
];
