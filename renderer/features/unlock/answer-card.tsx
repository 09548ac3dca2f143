import { Button } from '@mantine/core';
import type { UnlockAnswer } from './unlock-answer';

/** What happened, what is safe, and the steps that help. */
export function AnswerCard({
  answer,
  onRestore,
  onSurplus,
  onRestart,
  isBusy = false,
}: {
  readonly answer: UnlockAnswer;
  readonly onRestore: () => void;
  readonly onSurplus?: () => void;
  readonly onRestart?: () => void;
  readonly isBusy?: boolean;
}) {
  const offersSurplus = answer.steps.includes('offer-surplus') && onSurplus !== undefined;
  const offersRestart = answer.steps.includes('restart') && onRestart !== undefined;
  const offersRestore = answer.steps.includes('restore');
  return (
    <div className="gate-answer" role="alert">
      <p>{answer.said}</p>
      {answer.safe === null ? null : <p>{answer.safe}</p>}
      {offersSurplus || offersRestart || offersRestore ? (
        <div className="gate-steps">
          {offersSurplus ? (
            <Button onClick={onSurplus} loading={isBusy}>
              Write them back
            </Button>
          ) : null}
          {offersRestart ? <Button onClick={onRestart}>Restart and rebuild</Button> : null}
          {offersRestore ? (
            <Button variant={offersSurplus ? 'default' : 'filled'} onClick={onRestore} disabled={isBusy}>
              Restore from a backup
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
