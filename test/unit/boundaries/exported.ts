/** What no file imports, and is exported all the same: who calls it. */
export const calledFromOutside: Readonly<Record<string, readonly string[]>> = {
  // The hosts of VS Code.
  'extension/node.ts': ['activate'],
  'extension/web.ts': ['activate'],
  // The executable, which loads it by its path.
  'cli/node.ts': ['start'],
  // The command line and the hosts of the extension load it when the first file is to be read.
  'readers/index.ts': [
    'DocumentSection',
    'FileText',
    'fileOf',
    'hasFailed',
    'isLookedAt',
    'isVendored',
    'mostOf',
    'mostOfSource',
    'readCited',
    'readSection',
    'readSource',
    'showsWhatItIs',
  ],
  // The validators that esbuild compiles from the schemas.
  'core/schema/formats.ts': ['date'],
};

/** What only tests import from another file: a part that is worth its own test, or a type that they need. */
export const calledByTests: Readonly<Record<string, readonly string[]>> = {
  'cli/formats/json-report.ts': ['JsonReport'],
  'cli/in-order.ts': ['batchesOf'],
  'core/base/shorten.ts': ['isBetweenCharacters'],
  'core/base/working-days.ts': ['isWorkingDay'],
  'core/domain/sections.ts': ['Sections'],
  'core/edit/apply/fix-all.ts': ['FixedAll'],
  'core/language/symbols.ts': ['Occurrence'],
  'core/rules/areas/references.ts': ['unknownIdCode'],
  // And by `generate`, which holds the data against them.
  'core/schema/references.ts': ['ReferringPlace', 'referringPlaces'],
  'core/text/parse.ts': ['readWhole'],
  'extension/base/day.ts': ['localDate'],
  'extension/manifests/unfinished.ts': ['Change'],
  // For the forecast in the panel.
  'panel/client/forms/fact-values.ts': ['typed'],
  'panel/client/host/host.ts': ['isToPanel'],
  'readers/documents/not-done.ts': ['openPatterns'],
  'readers/documents/public-forms.ts': ['fingerprintOf'],
  'readers/documents/status.ts': ['statusOf'],
  'readers/documents/verdicts.ts': ['verdictPatterns'],
  'repository/evidence-files.ts': ['maxProposals'],
  'repository/index.ts': ['collectFacts'],
  'repository/node.ts': ['idOf'],
};

/** The types of a whole schema, generated as they are, and what declares files that are no code. */
export function exportsMore(file: string): boolean {
  return file.startsWith('core/schema/generated/') || file.endsWith('.d.ts');
}
