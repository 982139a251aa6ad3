// Pictures of the panel's forms, each by itself and narrow, to be looked at: npm run screenshots -- --grep "pictures of the forms".
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../harness/host';
import { models } from './models';
import { openPanel, type PanelPage } from './page';

const folder = path.join(root, 'out', 'screenshots', 'forms');
const item = 'data-contract-agreed';

interface Picture {
  readonly name: string;
  /** What is pressed, by its key. */
  readonly press: readonly string[];
  readonly of: string;
  readonly after?: (panel: PanelPage) => Promise<void>;
}

const pictures: readonly Picture[] = [
  { name: 'go-live', press: ['/fold:plan'], of: '.head' },
  { name: 'plan', press: [`${item}/fold:plan`], of: `[data-item=${item}]` },
  { name: 'owner', press: [`${item}/owner`], of: `[data-item=${item}] form` },
  {
    name: 'new-owner',
    press: [`${item}/owner`],
    of: `[data-item=${item}] form`,
    after: chooseNew,
  },
  {
    name: 'met-doubt',
    press: [`${item}/met`, `${item}/met/submit`],
    of: `[data-item=${item}] form`,
    after: doubted,
  },
  { name: 'met', press: [`${item}/met`], of: `[data-item=${item}] form` },
  {
    name: 'not-applicable',
    press: [`${item}/not-applicable`, `${item}/not-applicable/submit`],
    of: `[data-item=${item}] form`,
  },
  { name: 'waived', press: [`${item}/waived`, `${item}/waived/submit`], of: `[data-item=${item}] form` },
];

describe('pictures of the forms', function () {
  this.timeout(120_000);
  before(() => mkdirSync(folder, { recursive: true }));

  for (const theme of ['dark', 'light', 'hc-dark'] as const) {
    for (const width of [320, 900]) {
      it(`${theme} at ${width} px`, async () => {
        for (const { name, press, of, after } of pictures) {
          const panel = await openPanel({ theme, width });
          await panel.show(models.midDesign);
          await panel.tell({ type: 'focus-item', item });
          for (const key of press) await panel.page.locator(`[data-key="${key}"]`).click();
          await panel.drawn();
          await after?.(panel);
          const file = path.join(folder, `${name}-${theme}-${width}.png`);
          await panel.page.locator(of).first().screenshot({ path: file });
          await panel.close();
        }
      });
    }
  }
});

async function chooseNew(panel: PanelPage): Promise<void> {
  for (const key of ['Space', 'ArrowDown', 'ArrowDown', 'Enter']) await panel.page.keyboard.press(key);
  await panel.drawn();
}

async function doubted(panel: PanelPage): Promise<void> {
  const id = (await panel.sent('edit')).at(-1)?.id ?? 0;
  const left = [
    'contracts/erp.yaml: The file does not exist.',
    'The repository says otherwise: "freshness" is 24h in contracts/erp-vendors.odcs.yaml.',
    'Missing in the facts: the owner of inbox.',
  ];
  const doubt = { left, so: 'The Design gate will not pass because of it.' };
  await panel.tell({ type: 'edit-result', id, doubt });
}
