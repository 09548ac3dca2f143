import type { Question, QuestionName, View } from '../questions';
import { type Topic, topicsOf, touches } from './dependencies';
import { answerQuestion } from './questions';
import type { RecordId } from '../../domain/ids';
import { sameView } from './same-view';
import type { Workroom } from './workroom';

/** A watched answer is given at most this often; the first change after a quiet time is answered at once. */
const SHORTEST_PAUSE_MS = 30;
/** How often the clock is looked at: sessions end and days change while nobody does anything. */
const CLOCK_MS = 10_000;

export interface Move {
  readonly topics: ReadonlySet<Topic>;
  readonly people: ReadonlySet<RecordId>;
  readonly everybody: boolean;
}

interface Watch {
  /** Rejects when the question cannot be answered at all. */
  readonly first: Promise<void>;
  moved(move: Move): void;
  end(): void;
}

/** Everybody who wants to be told when an answer changes. */
export class Watches {
  private readonly room: Workroom;
  private readonly watches = new Set<Watch>();
  private readonly clock: ReturnType<typeof setInterval>;
  private minute: string;

  constructor(room: Workroom) {
    this.room = room;
    this.minute = room.clock.localNow();
    room.cabinet.onStir(({ kinds, people, everybody }) => this.tell({ topics: kinds, people, everybody }));
    room.drafts.onChange(() => this.topic('drafts'));
    room.saves.onChange(() => this.topic('saves'));
    room.search.onChange(() => this.topic('index'));
    this.clock = setInterval(() => this.lookAtClock(), CLOCK_MS);
  }

  /** Calls back before it resolves, and whenever the answer is another one. Answers a function that ends it. */
  async add<Name extends QuestionName>(
    question: Question<Name>,
    listener: (view: View<Name>) => void,
  ): Promise<() => void> {
    const watch = startWatch(this.room, question, listener);
    const end = () => {
      watch.end();
      this.watches.delete(watch);
    };
    this.watches.add(watch);
    try {
      await watch.first;
    } catch (error) {
      end();
      throw error;
    }
    return end;
  }

  close(): void {
    clearInterval(this.clock);
    for (const watch of this.watches) {
      watch.end();
    }
    this.watches.clear();
  }

  private topic(topic: Topic): void {
    this.tell({ topics: new Set([topic]), people: new Set(), everybody: false });
  }

  private tell(move: Move): void {
    for (const watch of [...this.watches]) {
      watch.moved(move);
    }
  }

  private lookAtClock(): void {
    const minute = this.room.clock.localNow();
    if (minute !== this.minute) {
      this.minute = minute;
      this.topic('minute');
    }
  }
}

function startWatch<Name extends QuestionName>(
  room: Workroom,
  question: Question<Name>,
  listener: (view: View<Name>) => void,
): Watch {
  const topics = topicsOf(question.name);
  let last: { readonly view: View<Name> } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAnswering = false;
  let isStale = false;
  let hasEnded = false;
  let answeredAt = Number.NEGATIVE_INFINITY;

  const answer = async () => {
    timer = undefined;
    isAnswering = true;
    isStale = false;
    answeredAt = performance.now();
    try {
      const view = await answerQuestion(room, question);
      if (!hasEnded && !(last && sameView(last.view, view))) {
        last = { view };
        listener(view);
      }
    } finally {
      isAnswering = false;
      if (isStale) {
        soon();
      }
    }
  };
  const soon = () => {
    isStale = true;
    if (!hasEnded && !isAnswering && timer === undefined) {
      timer = setTimeout(
        () => void answer(),
        Math.max(0, answeredAt + SHORTEST_PAUSE_MS - performance.now()),
      );
    }
  };
  return {
    first: answer(),
    moved: (move) => {
      if (touches(room, question, topics, move)) {
        soon();
      }
    },
    end: () => {
      hasEnded = true;
      clearTimeout(timer);
    },
  };
}
