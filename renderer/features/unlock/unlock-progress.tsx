import { Progress } from '../../ui/progress';
import type { UnlockProgress as Step } from '../../vault/api';

/** What unlocking is doing. Only a rebuild takes long, and only it has a count. */
export function UnlockProgress({ step }: { readonly step: Step | null }) {
  const running = step === null ? null : { done: step.done, total: step.total };
  return (
    <Progress
      act={{ running, cancel: () => undefined }}
      cancellable={false}
      said={step === null ? '' : words(step)}
    />
  );
}

function words(step: Step): string {
  switch (step.step) {
    case 'deriving':
      return 'Checking…';
    case 'opening':
      return 'Opening the cabinet…';
    case 'rebuilding':
      return 'Rebuilding the working store from the journal. Nothing is lost; this takes a moment.';
    case 'usable':
    case 'complete':
      return 'Open.';
  }
}
