import type { Cabinet } from './cabinet';
import type { Episode } from '../../../domain/episode';
import type { Held } from './held';
import { normaliseText } from '../../../domain/search-text';

/** One client with the episode that speaks for them in lists. */
export interface ClientLine {
  readonly person: Held<'person'>;
  readonly status: Episode['status'];
  readonly service: string;
  readonly sortName: string;
}

/** The episode that stands for a client: work that goes on before work that is over, then the latest. */
const STRENGTH: Readonly<Record<Episode['status'], number>> = {
  active: 0,
  waiting: 1,
  ended: 2,
  archived: 3,
};

/** All clients by name. A client is somebody who takes part in an episode; a GP is not. */
export class ClientList {
  private readonly cabinet: Cabinet;
  private lines: readonly ClientLine[] | undefined;

  constructor(cabinet: Cabinet) {
    this.cabinet = cabinet;
    cabinet.onStir(({ kinds }) => {
      if (kinds.has('person') || kinds.has('episode')) {
        this.lines = undefined;
      }
    });
  }

  get size(): number {
    return this.all().length;
  }

  all(): readonly ClientLine[] {
    this.lines ??= [...this.cabinet.people.all()].flatMap((person) => this.lineOf(person)).sort(byName);
    return this.lines;
  }

  private lineOf(person: Held<'person'>): ClientLine[] {
    const [leading] = [...this.cabinet.episodesOf.of(person.id)].sort(byStrength);
    if (!leading) {
      return [];
    }
    return [
      { person, status: leading.status, service: leading.service, sortName: normaliseText(person.name) },
    ];
  }
}

function byStrength(one: Episode, other: Episode): number {
  return STRENGTH[one.status] - STRENGTH[other.status] || (one.startedOn < other.startedOn ? 1 : -1);
}

function byName(one: ClientLine, other: ClientLine): number {
  if (one.sortName !== other.sortName) {
    return one.sortName < other.sortName ? -1 : 1;
  }
  return one.person.id < other.person.id ? -1 : 1;
}
