import type { FileFact, FileReference, RepositoryFacts } from '../core/service';
import { collectFacts, type Surroundings } from './collect';
import { Ignored } from './ignored';
import { allCandidatePaths } from './places';

/** What is known of one file that a manifest names, and the places on which that rests. */
export interface Known {
  readonly fact: FileFact;
  readonly places: readonly string[];
}

/**
 * The facts of the files that one manifest names: looked up once, and again after something happened to them. What
 * could not be checked is looked at again each time; it is kept only to know whom a change concerns.
 */
export class FactMemory {
  private readonly known = new Map<string, Known>();
  private around: Promise<Surroundings> | undefined;
  private lookups = 0;
  /** How often something happened that may have come too late for a look-up under way. */
  private epoch = 0;
  /** Whether not even the repository could be found, so that any change may bear on it. */
  private isLost = false;

  constructor(private readonly findAround: () => Promise<Surroundings>) {}

  /** Looks up what is not known for certain. Never throws. */
  async collect(references: readonly FileReference[]): Promise<RepositoryFacts> {
    const { epoch } = this;
    const before = new Map([...this.known].map(([file, { fact }]) => [file, fact]));
    this.lookups++;
    try {
      let ignored: Ignored | undefined;
      const look = async (): Promise<Surroundings> => {
        const found = await this.surroundings();
        ignored = new Ignored(found.files);
        return { ...found, ignored };
      };
      const facts = await collectFacts(references, look, before);
      const learned = [...facts.files].filter(([file, fact]) => fact !== before.get(file));
      const around = await this.around?.catch(() => undefined);
      if (around === undefined) return facts;
      const indexes = [...(ignored?.indexes ?? [])];
      const found = await Promise.all(
        learned.map(
          async ([file, fact]) =>
            [file, { fact, places: await placesOf({ file, fact, indexes }, around) }] as const,
        ),
      );
      if (this.epoch === epoch) for (const [file, known] of found) this.known.set(file, known);
      return facts;
    } finally {
      this.lookups--;
    }
  }

  /** Forgets the files that `isAffected` names. Says whether anything may have changed. */
  forget(isAffected: (file: string, known: Known) => boolean): boolean {
    let any = this.lookups > 0 || this.isLost;
    if (any) this.epoch++;
    for (const [file, known] of this.known) {
      if (!isAffected(file, known)) continue;
      this.known.delete(file);
      any = true;
    }
    return any;
  }

  /** Every place at which something could happen that changes the facts. */
  places(): string[] {
    return [...this.known.values()].flatMap(({ places }) => places);
  }

  private surroundings(): Promise<Surroundings> {
    if (this.around !== undefined) return this.around;
    const asked = this.findAround();
    this.around = asked;
    asked.then(
      () => {
        this.isLost = false;
      },
      () => {
        this.isLost = true;
        this.around = undefined;
      },
    );
    return asked;
  }
}

/** What was found out about a name. */
interface Told {
  readonly file: string;
  readonly fact: FileFact;
  /** The indexes that git was asked by. */
  readonly indexes: readonly string[];
}

/** The places that a manifest means by a name, those where links on them lead, and the indexes that git was asked by. */
async function placesOf({ file, fact, indexes }: Told, around: Surroundings): Promise<string[]> {
  const places = [...allCandidatePaths(file, around), ...indexes];
  // Where nothing is, nothing leads elsewhere.
  if (fact.kind === 'missing') return places;
  const { links } = around.files;
  const real = await Promise.all(places.map((place) => links?.realPath(place).catch(() => undefined)));
  return [...new Set([...places, ...real.filter((place) => place !== undefined)])];
}
