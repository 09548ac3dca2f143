import { Button } from '@mantine/core';
import { generalPreset } from '../../domain/general-preset';
import { Chip } from '../../ui/chip';
import { countWithin } from '../../ui/words';
import { StepFrame } from './step-frame';

/** The policy the vault starts with: one general preset, said to be general, everything in it shown. */
export function PresetStep({ onDone, onBack }: { readonly onDone: () => void; readonly onBack: () => void }) {
  return (
    <StepFrame
      step={2}
      heading="A policy to start with"
      intro="How long records are kept and when the vault locks. Each line can be changed under Practice at any time."
    >
      <div className="sheet">
        <h2>
          General practice <Chip tone="due">General: speaks for no professional body</Chip>
        </h2>
        <p className="sheet-facts">
          Locks after {countWithin(generalPreset.idleMinutes, 'idle minute')}. Reminds of a backup every{' '}
          {countWithin(generalPreset.backupEveryDays, 'day')}; a known drive starts it by itself. Nothing is
          ever destroyed by a timer.
        </p>
        <ul className="rule-list">
          {generalPreset.retentionRules.map((rule) => (
            <li key={rule.id}>
              <p>{rule.why}</p>
              <p className="muted small">Source: {rule.source}</p>
            </li>
          ))}
        </ul>
        <div className="form-foot">
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the step has one way on */}
          <Button onClick={onDone} autoFocus>
            Start with this
          </Button>
          <Button variant="default" onClick={onBack}>
            Back
          </Button>
        </div>
      </div>
    </StepFrame>
  );
}
