const NUMBERS = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
];

/** What the day holds, in one line: "Five sessions. One note is still to write." */
export function daySentence(sessions: number, notesToWrite: number): string {
  const first = `${inWords(sessions)} ${sessions === 1 ? 'session' : 'sessions'}.`;
  if (notesToWrite === 0) return `${first} Every note is written.`;
  return `${first} ${inWords(notesToWrite)} ${notesToWrite === 1 ? 'note is' : 'notes are'} still to write.`;
}

function inWords(count: number): string {
  return NUMBERS[count] ?? count.toLocaleString('en-GB');
}
