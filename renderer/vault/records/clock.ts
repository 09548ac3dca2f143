import type { CalendarDay } from '../../domain/calendar-day';
import type { Cabinet } from './view/cabinet';
import type { Instant } from '../../domain/instant';
import type { LocalDateTime } from '../../domain/appointment';
import { localTimeIn, todayIn } from '../../domain/zone-clock';

/** Where a practice is until it says otherwise. */
const USUAL_ZONE = 'Europe/London';

interface Reading {
  readonly minute: string;
  readonly today: CalendarDay;
  readonly localNow: LocalDateTime;
}

/** The moment, and what calendar and clock on the practice's wall show at it. */
export class PracticeClock {
  readonly now: () => Instant;
  private readonly cabinet: Cabinet;
  private last: Reading | undefined;

  constructor(now: () => Instant, cabinet: Cabinet) {
    this.now = now;
    this.cabinet = cabinet;
  }

  get zone(): string {
    for (const practice of this.cabinet.practices.all()) {
      return practice.zone || USUAL_ZONE;
    }
    return USUAL_ZONE;
  }

  today(): CalendarDay {
    return this.read().today;
  }

  localNow(): LocalDateTime {
    return this.read().localNow;
  }

  /** What the practice's clock showed at a moment that was written down. */
  localTimeOf(moment: Instant): LocalDateTime {
    return localTimeIn(this.zone, Date.parse(moment));
  }

  /** Asked thousands of times for one list, and the same answer for a minute. */
  private read(): Reading {
    const now = this.now();
    const minute = now.slice(0, 16) + this.zone;
    if (this.last?.minute !== minute) {
      const epochMs = Date.parse(now);
      this.last = { minute, today: todayIn(this.zone, epochMs), localNow: localTimeIn(this.zone, epochMs) };
    }
    return this.last;
  }
}
