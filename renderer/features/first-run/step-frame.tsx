import { useEffect, useRef, type ReactNode } from 'react';

const STEPS = 6;

/** One step of the first run: which it is, what it is for, and its work. The heading takes the focus. */
export function StepFrame({
  step,
  heading,
  intro,
  children,
}: {
  readonly step: number;
  readonly heading: string;
  readonly intro: ReactNode;
  readonly children: ReactNode;
}) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A field of the step that asked for the focus keeps it.
    if (document.activeElement === document.body) title.current?.focus();
  }, []);
  return (
    <main className="first-run">
      <div>
        <p className="first-run-step">
          Step {step} of {STEPS}
        </p>
        <h1 ref={title} tabIndex={-1}>
          {heading}
        </h1>
        <p className="first-run-intro">{intro}</p>
        {children}
      </div>
    </main>
  );
}
