/** The calendars of all manifests, worked out behind the page that shows them, a step at a time: what somebody types comes first. */
import type { Years as Shown } from '../../../portfolio/view/year';
import { type Year, yearOf } from '../../../portfolio/year';
import { inSteps } from '../../base/in-steps';
import type { ManifestState } from '../../manifests/manifests';
import type { Listed } from './content';
import type { About } from './manifests-page';

/** So many are worked out: each takes a good part of a second, and what is read is the first lines. */
const most = 100;

/** The page is made anew so often while more become known, in milliseconds. */
const every = 1_500;

interface Known {
  readonly state: ManifestState;
  readonly path: string;
  readonly year: Year | 'failed';
}

/** Keeps what is known of each; what has not changed is not worked out again. */
export class Years {
  private readonly known = new Map<string, Known>();
  private wanted: readonly Listed[] = [];
  private about: About | undefined;
  private isWorking = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly failed: (path: string, error: unknown) => void) {}

  /** What is known now; what is not yet is begun. While a manifest is worked out anew, what was known of it stays. */
  of(all: readonly Listed[], about: About): Shown {
    this.about = about;
    this.wanted = all.slice(0, most);
    const names = new Set(this.wanted.map(({ state }) => state.uri.toString()));
    for (const key of this.known.keys()) if (!names.has(key)) this.known.delete(key);
    const years = this.wanted.map(({ state }) => {
      const key = state.uri.toString();
      return { key, year: this.known.get(key)?.year };
    });
    void this.work();
    return {
      today: about.today,
      known: years.flatMap(({ key, year }) =>
        year === undefined || year === 'failed' ? [] : [{ key, year }],
      ),
      working: years.filter(({ year }) => year === undefined).length,
      failed: years.filter(({ year }) => year === 'failed').length,
      beyond: all.length - this.wanted.length,
    };
  }

  private async work(): Promise<void> {
    if (this.isWorking) return;
    this.isWorking = true;
    try {
      for (;;) {
        const next = this.wanted.find((each) => !this.isKnown(each));
        if (next === undefined || this.isOver()) break;
        const year = await this.workOut(next);
        if (year === undefined) continue;
        const { state, path } = next;
        this.known.set(state.uri.toString(), { state, path, year });
        this.timer ??= setTimeout(() => this.tell(), every);
      }
    } finally {
      this.isWorking = false;
      if (this.timer !== undefined) this.tell();
    }
  }

  /** More is known than is shown. */
  private tell(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.about?.again();
  }

  private isOver(): boolean {
    return this.about?.isSeen() !== true;
  }

  private isKnown({ state, path }: Listed): boolean {
    const known = this.known.get(state.uri.toString());
    return known?.state === state && known.path === path;
  }

  /** Undefined where it is given up: it has changed meanwhile, or nobody waits for it. As tree and panel, it is of the verdict. */
  private async workOut(listed: Listed): Promise<Year | 'failed' | undefined> {
    const { path, state } = listed;
    const isOver = (): boolean => this.isOver() || !this.wanted.some((each) => each.state === state);
    try {
      return await inSteps(yearOf({ path, ...state.verdict }), isOver);
    } catch (error) {
      this.failed(path, error);
      return 'failed';
    }
  }
}
