import type { ReactNode } from 'react';

/** A state in words; the colour only repeats what the words say. */
export function Chip({
  tone = 'neutral',
  children,
  onClick,
  pressed,
}: {
  readonly tone?: 'neutral' | 'good' | 'due' | 'risk' | 'accent';
  readonly children: ReactNode;
  /** Makes it a button; with `pressed` one that filters. */
  readonly onClick?: () => void;
  readonly pressed?: boolean;
}) {
  if (onClick === undefined) return <span className={`chip chip-${tone}`}>{children}</span>;
  return (
    <button
      type="button"
      className={`chip chip-${pressed === true ? 'accent' : tone}`}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
