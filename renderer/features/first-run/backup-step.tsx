import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { BackupPlace } from '../../../electron/contract/state';
import { Progress, showBytes } from '../../ui/progress';
import { useLongAct } from '../../ui/use-long-act';
import { useAct, useBridge, useVault } from '../../ui/vault-link';
import { firstBackupSentence, placeRefusal } from './backup-sentences';
import { StepFrame } from './step-frame';

/** The first copy on a drive; may be left for later, and then says what that means. */
export function BackupStep({ onDone }: { readonly onDone: () => void }) {
  const bridge = useBridge();
  const vault = useVault();
  const act = useAct();
  const long = useLongAct();
  const [place, setPlace] = useState<BackupPlace | null>(null);
  const [said, setSaid] = useState<{ readonly tone: 'good' | 'risk'; readonly text: string } | null>(null);

  const choose = async () => {
    setSaid(null);
    const choice = await bridge.choosePlace();
    if (choice.kind !== 'chosen') {
      const text = placeRefusal(choice.kind);
      setSaid(text === null ? null : { tone: 'risk', text });
      return;
    }
    setPlace(choice.place);
    await act({
      name: 'describe-drive',
      args: { placeId: choice.place.id, label: choice.place.label, keptWhere: '' },
    });
    const outcome = await long.run((onProgress, token) => vault.backup(choice.place.id, onProgress, token));
    if (outcome !== null) setSaid(firstBackupSentence(outcome, choice.place.label));
  };

  const wayOn = useRef<HTMLButtonElement>(null);
  const isProven = said?.tone === 'good';
  useEffect(() => {
    // The button that was pressed is gone: the one way on takes the focus.
    if (isProven) wayOn.current?.focus();
  }, [isProven]);
  return (
    <StepFrame
      step={6}
      heading="A first backup"
      intro="A drive or a folder on one. What goes there is sealed as it is here; without the password or the sheet it is noise."
    >
      <div className="sheet">
        <Progress
          act={long}
          said={`Copying to ${place?.label ?? 'the drive'} and reading it back`}
          count={(done, total) => `${showBytes(done)} of ${showBytes(total)}`}
        />
        <p role="status" className="form-outcome" data-tone={said?.tone}>
          {said?.text ??
            (place === null
              ? 'Plug a drive in, then choose it. Two drives that take turns are better than one.'
              : '')}
        </p>
        <div className="form-foot">
          {isProven ? (
            <Button ref={wayOn} onClick={onDone}>
              Open the cabinet
            </Button>
          ) : (
            <>
              <Button onClick={() => void choose()} loading={long.running !== null}>
                Choose a drive or folder
              </Button>
              <Button variant="default" onClick={onDone} disabled={long.running !== null}>
                Later
              </Button>
              <p className="small muted form-outcome">
                Until there is a backup, a lost laptop means lost records. Today will go on reminding you.
              </p>
            </>
          )}
        </div>
      </div>
    </StepFrame>
  );
}
