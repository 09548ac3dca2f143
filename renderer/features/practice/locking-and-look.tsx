import { Checkbox, Input, NumberInput, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { practice as practiceRule, type Practice } from '../../domain/practice';
import { useChangePractice } from './use-change-practice';

/** Settings that hold at once: each change is saved by itself and can be undone. */
export function LockingAndLook({ practice }: { readonly practice: Practice }) {
  const change = useChangePractice(practice);
  const [typed, setTyped] = useState<string | number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const save = async (changed: Parameters<typeof change>[0], said: string) => {
    const outcome = await change(changed, said);
    setFailure(outcome.tone === 'risk' ? outcome.said : null);
  };
  const saveIdle = async () => {
    if (typed === null) return;
    const idle = practiceRule.shape.idleMinutes.safeParse(typed);
    if (!idle.success) return setFailure('Between 1 and 30 minutes.');
    if (idle.data !== practice.idleMinutes) {
      await save({ idleMinutes: idle.data }, `Locks after ${idle.data} idle minutes`);
    }
    setTyped(null);
  };

  return (
    <div className="fields">
      <NumberInput
        label="Locks after idle minutes"
        description="1 to 30. A warning counts down the last thirty seconds."
        error={failure}
        autoComplete="off"
        min={1}
        max={30}
        allowDecimal={false}
        clampBehavior="none"
        value={typed ?? practice.idleMinutes}
        onChange={setTyped}
        onBlur={() => void saveIdle()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void saveIdle();
        }}
      />
      <Checkbox
        label="Lock when the window is minimised"
        checked={practice.lockOnMinimise}
        onChange={(event) =>
          void save(
            { lockOnMinimise: event.currentTarget.checked },
            event.currentTarget.checked ? 'Locks when minimised' : 'No longer locks when minimised',
          )
        }
      />
      <Input.Wrapper label="Appearance" labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label="Appearance"
          value={practice.appearance}
          onChange={(value) => void save({ appearance: appearanceOf(value) }, 'Appearance changed')}
          data={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
            { value: 'system', label: 'System' },
          ]}
        />
      </Input.Wrapper>
      <p className="small muted">
        It also locks when the laptop sleeps, when the screen locks, and with Ctrl L.
      </p>
    </div>
  );
}

function appearanceOf(value: string): Practice['appearance'] {
  return value === 'light' || value === 'dark' ? value : 'system';
}
