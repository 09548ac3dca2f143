/** What a person types for a time of day as `HH:MM`: `9`, `930`, `9.30`, `09:30`, `2pm`, `2:15 pm`. Null when it is none. */
export function readTypedTime(text: string): string | null {
  const parts = /^(\d{1,2})(?:[:.\s]?(\d{2}))?\s*(am|pm)?$/.exec(text.trim().toLowerCase());
  if (!parts) return null;
  const half = parts[3];
  const minutes = Number(parts[2] ?? '0');
  let hours = Number(parts[1]);
  if (half !== undefined && (hours < 1 || hours > 12)) return null;
  if (half === 'pm' && hours < 12) hours += 12;
  if (half === 'am' && hours === 12) hours = 0;
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
