export interface HelpTopic {
  readonly title: string;
  readonly points: readonly string[];
}

/** What vault.md promises and what it names as out of scope, in the person's words. */
export const HELP_TOPICS: readonly HelpTopic[] = [
  {
    title: 'What is protected, and from whom',
    points: [
      'From a thief of the laptop, switched off or locked: every record, file, draft and index on the disk is sealed. Without the password or the recovery sheet it is noise.',
      'From a thief of a backup drive: it holds the same sealed bytes, nothing else.',
      'From somebody at the laptop while you are away: it locks by itself, ends its window and starts afresh, so that nothing stays behind in its memory.',
      'From somebody who swaps, deletes or puts back old files: the journal is a chain, and what does not fit is named, never silently used.',
      'From a power cut, a full disk or a failing one: what was reported as saved is found again, or its damage is named; a backup brings it back.',
      'From the internet: Casekeep opens no connection at all. No account, no cloud, no telemetry, no update check.',
    ],
  },
  {
    title: 'What is not protected',
    points: [
      'A program that runs as you, or as the administrator, while the vault is open: it can read what you can read. Keep the system up to date and install little.',
      'A Casekeep that somebody changed: install it only from where you trust, and where others cannot write.',
      'What the system itself writes to the disk while you work (swap, hibernation), when the disk is not encrypted. Switch disk encryption on.',
      'What leaves the vault at your order: a PDF, an exported file, printed paper. Text you copy is cleared after thirty seconds and at the lock, but a clipboard manager may keep it.',
      'After a destruction, a disk may keep old bytes in spare blocks. They are sealed, and their key is gone; a drive still holds that key until it is connected once more, and Backup says which.',
    ],
  },
  {
    title: 'When the password is forgotten',
    points: [
      'On the lock screen choose “Use the recovery sheet” and type its nine groups. Then set a new password under Practice.',
      'Without password and without sheet nobody can open the vault: not you, not the maker of Casekeep.',
    ],
  },
  {
    title: 'When something is lost or broken',
    points: [
      'A backup counts only when it says “proven”: it was read back from the drive and opened.',
      'To move to another laptop or after a loss: install Casekeep, choose “Restore from a backup” on its first screen, and use the password or the recovery sheet of that time.',
      'A finished note is never changed. What comes later is added as an amendment, and the earlier text stays readable.',
      'Nothing is destroyed by a timer. Retention lists what is due and why; you decide.',
    ],
  },
];

/** What Linux cannot do, said only there. */
export const LINUX_TOPIC: HelpTopic = {
  title: 'What Linux lacks',
  points: [
    'Other programs of yours can photograph the screen; on Windows and macOS Casekeep can hide its window from them.',
    'The system does not tell when the screen is locked on every desktop; Casekeep looks at idle time instead, so the vault may lock a little later than the screen.',
    'Nothing checks that the program file is unchanged. Install it where only the administrator can write.',
  ],
};
