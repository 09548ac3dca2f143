import { addWallMinutes, wallMinutes } from '../../../domain/local-date-time';
import type { Appointment } from '../../../domain/appointment';

/** The later ones of a series, moved by as much as `before` moved to `after` on the clock's face, with its length, kind and place. */
export function shiftLater(
  later: readonly Appointment[],
  before: Appointment,
  after: Appointment,
): readonly Appointment[] {
  const minutes = wallMinutes(after.startsAt) - wallMinutes(before.startsAt);
  return later.map((one) => ({
    ...one,
    startsAt: addWallMinutes(one.startsAt, minutes),
    minutes: after.minutes,
    type: after.type,
    place: after.place,
    episodeId: after.episodeId,
    participants: after.participants,
  }));
}
