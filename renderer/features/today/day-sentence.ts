import { countOf } from '../../ui/words';

/** What the day holds, in one line: "Five sessions. One note is still to write." */
export function daySentence(sessions: number, notesToWrite: number): string {
  const first = `${countOf(sessions, 'session')}.`;
  if (notesToWrite === 0) return `${first} Every note is written.`;
  return `${first} ${countOf(notesToWrite, 'note is', 'notes are')} still to write.`;
}
