import { showDay } from './dates';

/** The sheet that opens a vault without its password; printing shows it and nothing else. */
export function RecoverySheet({
  practiceName,
  groups,
  day,
}: {
  readonly practiceName: string;
  readonly groups: readonly string[];
  readonly day: string;
}) {
  return (
    <section className="sheet print-sheet" aria-label="Recovery sheet">
      <h2>Casekeep recovery sheet</h2>
      <p className="sheet-facts">
        {practiceName} · made on {showDay(day)}
      </p>
      <ol className="sheet-groups">
        {groups
          .map((text, index) => ({ text, number: index + 1 }))
          .map(({ text, number }) => (
            <li key={number}>
              <span className="number" aria-hidden>
                {number}
              </span>
              <span className="only-heard">Group {number}: </span>
              <code>{text}</code>
            </li>
          ))}
      </ol>
      <p>
        Whoever holds this sheet and the laptop or a backup drive can read every record. Keep it as you would
        keep the records: locked away, not in the laptop bag, not as a photo.
      </p>
      <p>
        To use it: start Casekeep, choose “Use the recovery sheet”, type the nine groups in order. Capitals
        and spaces do not matter; there is no letter O, I, L or U. Then set a new password under Practice.
      </p>
      <p>
        A new sheet can be made under Practice at any time; this one then no longer opens the vault, but still
        opens older backups.
      </p>
    </section>
  );
}
