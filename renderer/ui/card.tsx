import { useId, type ReactNode } from 'react';

/** A surface with a hairline. With `rows`, children are `<div className="card-row">` divided by lines. */
export function Card({
  title,
  rows = false,
  children,
  className = '',
}: {
  readonly title?: string;
  readonly rows?: boolean;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  const id = useId();
  return (
    <section {...(title === undefined ? {} : { 'aria-labelledby': id })}>
      {title === undefined ? null : (
        <h2 id={id} className="card-title">
          {title}
        </h2>
      )}
      <div className={`card ${rows ? '' : 'card-padded'} ${className}`}>{children}</div>
    </section>
  );
}
