/** A moment as the clock on the wall shows it, `YYYY-MM-DDTHH:MM`, to be compared with the times of sessions. */
export function wallClock(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
