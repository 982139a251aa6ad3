/** What comes of checking a manifest: counts, and what each format tells of it. */
import { countAheadErrors, inOrder } from '../core/service';
import { affectedSince } from './affected';
import type { Baseline } from './baseline';
import type { Checked, Failure, ManifestPlace } from './checked';
import { CannotRun, reasonOf } from './faults';
import { fix } from './fix';
import type { Judged, Teller } from './formats/writer';
import { many } from './in-order';
import type { Io, KeptRun, Maker } from './io';
import { judge, missed } from './judge';
import { type Checking, checkBytes, checkManifest } from './load';
import { type Around, LocalMaker } from './local-maker';
import type { Outcome, Setups } from './outcome';
import { tellersOf } from './tellers';

/** What only the thread of the run has. */
interface OfRun {
  readonly baseline?: Baseline | undefined;
  /** What is known around manifests already, where there are a few. */
  readonly checking?: Checking | undefined;
}

type Setup = Setups['outcomes'];

export function outcomeMaker(
  setup: Setup,
  io: Io,
  { baseline, checking }: OfRun = {},
): Maker<readonly Outcome[]> {
  const kept = isKept(setup, baseline) ? io.keptResults?.<readonly Outcome[]>(runOf(setup, io)) : undefined;
  const outside = { ...io, ...kept?.outside };
  const outcomes = new Outcomes(setup, outside, baseline);
  return new LocalMaker(
    (place, checking) => outcomes.of(place, checking),
    { ...setup.args, tellsLaw: tellsLaw(setup.args) },
    outside,
    { checking, kept },
  );
}

/** Only what is made of a manifest alone can be kept; and few manifests are checked as soon as they are looked up. */
function isKept({ args, manifests }: Setup, baseline: Baseline | undefined): boolean {
  const { fix, changedSince, operands } = args;
  return (
    manifests >= many && !fix && changedSince === undefined && operands[0] !== '-' && baseline === undefined
  );
}

/** All that a run asks for, and what of its surroundings says how things are told and what git answers. */
function runOf(setup: Setup, { cwd, env, today }: Io): KeptRun {
  const names = /^(?:GIT_.*|HOME|USERPROFILE|XDG_CONFIG_HOME|NO_COLOR|FORCE_COLOR|TERM|GITHUB_STEP_SUMMARY)$/;
  const all = Object.entries(env).filter(([name]) => names.test(name));
  const { today: day = today, ...args } = setup.args;
  const sorted = all.sort(([one], [other]) => inOrder(one, other));
  return { name: JSON.stringify([{ ...setup, args }, cwd, sorted]), day, base: setup.base };
}

/** Laws are told also where no finding comes from them. */
export function tellsLaw({ outputs }: Pick<Setup['args'], 'outputs'>): boolean {
  return outputs.some(({ format }) => format === 'json');
}

class Outcomes {
  private readonly tellers: readonly Teller[];
  /** By what it was made for: that is forgotten at some time. */
  private readonly affected = new WeakMap<Checking, ReturnType<typeof affectedSince>>();

  constructor(
    private readonly setup: Setup,
    private readonly io: Io,
    private readonly baseline: Baseline | undefined,
  ) {
    const { args, manifests, screen } = setup;
    this.tellers = tellersOf(args, { io: { ...screen, env: io.env }, manifests });
  }

  async of(place: ManifestPlace, checking: Around): Promise<readonly Outcome[]> {
    try {
      const checked = await this.checked(place, checking);
      if (checked === undefined) return [{ unchanged: place.shown }];
      if (!this.setup.args.fix) return [await this.part(checked, checking)];
      const [fixed, failure] = await this.fixed(place, checked, checking);
      return [...(failure === undefined ? [] : [this.missed(failure)]), await this.part(fixed, checking)];
    } catch (error) {
      if (error instanceof CannotRun) throw error;
      return [this.missed({ path: place.shown, message: reasonOf(error) })];
    }
  }

  private async checked(place: ManifestPlace, checking: Around): Promise<Checked | undefined> {
    const { operands, changedSince } = this.setup.args;
    if (operands[0] === '-') return checkBytes(await this.io.stdin(), place, checking);
    if (changedSince === undefined) return checkManifest(place, checking);
    const isAffected = this.affected.get(checking) ?? affectedSince(changedSince, checking, this.io);
    this.affected.set(checking, isAffected);
    return checkManifest(place, checking, isAffected);
  }

  /**
   * Fixes what is safe, and says what it was; on the error output, so that JSON stays JSON. Where the file cannot be
   * written, that and what was found in it.
   */
  private async fixed(
    place: ManifestPlace,
    checked: Checked,
    checking: Checking,
  ): Promise<readonly [Checked, Failure?]> {
    try {
      const fixed = await fix(place, checked, { checking, io: this.io });
      if (fixed.words !== '') this.io.stderr(fixed.words);
      return [fixed.checked];
    } catch (error) {
      return [checked, { path: place.shown, message: reasonOf(error, 'written') }];
    }
  }

  private async part(checked: Checked, checking: Checking): Promise<Outcome> {
    const { baseline, setup } = this;
    const { base, args } = setup;
    const judged: Judged = await judge(checked, { checking, baseline, base, requireGate: args.requireGate });
    const { report, required } = judged;
    return {
      found: report.counts,
      hidden: report.hiddenCounts,
      lowered: report.loweredCounts,
      ahead: countAheadErrors(report),
      notChecked: report.notChecked,
      isRequired: required !== undefined,
      told: this.tellers.map((tell) => tell(judged)),
    };
  }

  private missed(failure: Failure): Outcome {
    return missed(failure, { base: this.setup.base, io: this.io });
  }
}
