import { useState, type ReactNode } from 'react';
import type { StartState } from '../../../electron/contract/state';
import { assertNever } from '../../domain/assert-never';
import { useBridge } from '../../ui/vault-link';
import type { PracticeStart, PreparedVault } from '../../vault/api';
import { BackupStep } from './backup-step';
import { ConfirmStep } from './confirm-step';
import { PasswordStep } from './password-step';
import { PracticeStep } from './practice-step';
import { PresetStep } from './preset-step';
import { SheetStep } from './sheet-step';
import { WelcomeStep } from './welcome-step';
import './first-run.css';

type Step =
  | { readonly at: 'welcome' }
  | { readonly at: 'restore' }
  | { readonly at: 'practice' }
  | { readonly at: 'preset' }
  | { readonly at: 'password' }
  | { readonly at: 'sheet'; readonly prepared: PreparedVault }
  | { readonly at: 'confirm'; readonly prepared: PreparedVault }
  | { readonly at: 'backup' };

/** From nothing to an open vault. Nothing is on disk until part of the recovery sheet was typed from paper. */
export function FirstRunScreen({
  start,
  onOpened,
  restore,
}: {
  readonly start: StartState;
  readonly onOpened: () => void;
  /** The restore screen of the backup room, given a way back. */
  readonly restore: (onCancel: () => void) => ReactNode;
}) {
  const bridge = useBridge();
  const [step, setStep] = useState<Step>({ at: 'welcome' });
  const [practice, setPractice] = useState<PracticeStart>({
    name: '',
    therapist: '',
    nation: 'england-and-wales',
  });

  switch (step.at) {
    case 'welcome':
      return (
        <WelcomeStep
          start={start}
          onMake={() => setStep({ at: 'practice' })}
          onRestore={() => setStep({ at: 'restore' })}
        />
      );
    case 'restore':
      return restore(() => setStep({ at: 'welcome' }));
    case 'practice':
      return (
        <PracticeStep
          start={practice}
          onBack={() => setStep({ at: 'welcome' })}
          onDone={(typed) => {
            setPractice(typed);
            setStep({ at: 'preset' });
          }}
        />
      );
    case 'preset':
      return (
        <PresetStep onBack={() => setStep({ at: 'practice' })} onDone={() => setStep({ at: 'password' })} />
      );
    case 'password':
      return (
        <PasswordStep
          practice={practice}
          onBack={() => setStep({ at: 'preset' })}
          onDone={(prepared) => setStep({ at: 'sheet', prepared })}
        />
      );
    case 'sheet':
      return (
        <SheetStep
          practice={practice}
          prepared={step.prepared}
          onDone={() => setStep({ at: 'confirm', prepared: step.prepared })}
        />
      );
    case 'confirm':
      return (
        <ConfirmStep
          prepared={step.prepared}
          onBack={() => setStep({ at: 'sheet', prepared: step.prepared })}
          onDone={() => {
            // From here on the vault is open: the idle clock runs during the first backup, too.
            void bridge.unlocked();
            setStep({ at: 'backup' });
          }}
        />
      );
    case 'backup':
      return <BackupStep onDone={onOpened} />;
    default:
      return assertNever(step);
  }
}
