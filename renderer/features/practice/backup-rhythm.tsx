import { Button, Checkbox, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { practice as practiceRule, type Practice } from '../../domain/practice';
import { goTo } from '../../ui/navigation';
import { useChangePractice } from './use-change-practice';

export function BackupRhythm({ practice }: { readonly practice: Practice }) {
  const change = useChangePractice(practice);
  const [typed, setTyped] = useState<string | number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const save = async (changed: Parameters<typeof change>[0], said: string) => {
    const outcome = await change(changed, said);
    setFailure(outcome.tone === 'risk' ? outcome.said : null);
  };
  const saveDays = async () => {
    if (typed === null) return;
    const days = practiceRule.shape.backupEveryDays.safeParse(typed);
    if (!days.success) return setFailure('Between 1 and 60 days.');
    if (days.data !== practice.backupEveryDays) {
      await save({ backupEveryDays: days.data }, `Reminds of a backup every ${days.data} days`);
    }
    setTyped(null);
  };

  return (
    <div className="fields">
      <NumberInput
        label="Remind after days"
        description="1 to 60. Today says so when the last copy is older."
        error={failure}
        autoComplete="off"
        min={1}
        max={60}
        allowDecimal={false}
        clampBehavior="none"
        value={typed ?? practice.backupEveryDays}
        onChange={setTyped}
        onBlur={() => void saveDays()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void saveDays();
        }}
      />
      <Checkbox
        label="A known drive starts its backup by itself"
        checked={practice.backupStartsByItself}
        onChange={(event) =>
          void save(
            { backupStartsByItself: event.currentTarget.checked },
            event.currentTarget.checked
              ? 'Known drives start a backup by themselves'
              : 'Backups start only by hand',
          )
        }
      />
      <div>
        <Button variant="default" onClick={() => goTo('/backup')}>
          Drives and copies
        </Button>
      </div>
    </div>
  );
}
