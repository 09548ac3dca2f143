import type { ReactNode } from 'react';

/** A view: heading, one sentence under it, its actions (one of them filled), and the work below. */
export function Page({
  heading,
  subtitle,
  actions,
  children,
}: {
  readonly heading: ReactNode;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1 tabIndex={-1}>{heading}</h1>
          {subtitle === undefined ? null : <p className="page-subtitle">{subtitle}</p>}
        </div>
        {actions === undefined ? null : <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
