interface KeyGroup {
  readonly title: string;
  readonly keys: readonly { readonly key: string; readonly does: string }[];
}

/** Every key, by where it works. Single keys work while no field has the focus. */
export const HELP_KEYS: readonly KeyGroup[] = [
  {
    title: 'Keys everywhere',
    keys: [
      { key: 'mod+k', does: 'Search clients, notes and actions' },
      { key: 'mod+l', does: 'Lock now' },
      { key: '1', does: 'Today' },
      { key: '2', does: 'Calendar' },
      { key: '3', does: 'Clients' },
      { key: '4', does: 'Retention' },
      { key: '5', does: 'Import' },
      { key: '6', does: 'Backup' },
      { key: '7', does: 'Practice' },
      { key: '?', does: 'This help' },
      { key: 'mod+1', does: 'The same digits with Ctrl, from inside a field' },
      { key: 'n', does: 'New: client, session in the calendar, note with a client' },
      { key: 'mod+z', does: 'Undo the last act, while its notice stands' },
      { key: 'alt+←', does: 'Back to the view before' },
    ],
  },
  {
    title: 'Keys in forms and lists',
    keys: [
      { key: 'mod+enter', does: 'Save or finish' },
      { key: 'up', does: 'Line before' },
      { key: 'down', does: 'Next line' },
      { key: 'enter', does: 'Open the marked line' },
      { key: 'alt+down', does: 'Pick a day in a date field' },
      { key: 'esc', does: 'Close without losing text' },
    ],
  },
  {
    title: 'Keys with one client',
    keys: [
      { key: 'n', does: 'Write a note; Esc leaves the text, which is kept' },
      { key: 's', does: 'New session' },
      { key: 'c', does: 'Consents' },
      { key: 'p', does: 'People around the client' },
      { key: 'e', does: 'Change particulars' },
      { key: 'a', does: 'Attach files' },
      { key: 'alt+n', does: 'In the list of clients: new client, also from inside the filter' },
    ],
  },
  {
    title: 'Keys for the day and the calendar',
    keys: [
      { key: 'a', does: 'Attended: on a session of the day that has the focus' },
      { key: 't', does: 'Calendar: today' },
      { key: 'd', does: 'Calendar: day' },
      { key: 'w', does: 'Calendar: week' },
      { key: 'm', does: 'Calendar: month' },
      { key: 'j', does: 'Calendar: next day, week or month' },
      { key: 'k', does: 'Calendar: the one before' },
    ],
  },
  {
    title: 'Keys in a date field',
    keys: [
      { key: '3 9 26', does: 'Day, month, year; also 3 sep, 3/9, 03092026' },
      { key: 'today', does: 'Today; also tomorrow, yesterday' },
      { key: '+7', does: 'In a week' },
    ],
  },
];
