import { Button } from '@mantine/core';
import { useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { KeyHint } from './key-hint';

/** What stands beside the button after saving; null when the screen itself shows what came of it. */
export interface FormOutcome {
  readonly tone: 'good' | 'risk';
  readonly said: string;
}

/**
 * A form: checks, saves once at a time, and shows the outcome beside its button. Ctrl or Cmd with Enter saves.
 * What was typed stays until it was saved.
 */
export function Form<Typed extends FieldValues, Sent extends FieldValues>({
  form,
  onSave,
  saveLabel,
  children,
  onCancel,
  extraActions,
  label,
}: {
  readonly form: UseFormReturn<Typed, unknown, Sent>;
  readonly onSave: (values: Sent) => Promise<FormOutcome | null>;
  readonly saveLabel: string;
  readonly children: ReactNode;
  readonly onCancel?: () => void;
  readonly extraActions?: ReactNode;
  /** Names the form to a screen reader. */
  readonly label?: string;
}) {
  const [outcome, setOutcome] = useState<FormOutcome | null>(null);
  const isSaving = form.formState.isSubmitting;

  const isUnderWay = useRef(false);

  const check = form.handleSubmit(
    async (values) => {
      setOutcome(null);
      setOutcome(await onSave(values));
    },
    () => setOutcome({ tone: 'risk', said: 'Not saved yet: see the field marked above.' }),
  );
  const save = async (event?: FormEvent) => {
    event?.preventDefault();
    event?.stopPropagation();
    // Two quick presses of Enter are one wish: the state of the form follows only with the next drawing.
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    try {
      await check();
    } catch {
      setOutcome({
        tone: 'risk',
        said: 'Not saved: the vault did not answer. What you typed is still here. Try again, or lock and unlock.',
      });
    } finally {
      isUnderWay.current = false;
    }
  };
  // On the way down: a list of choices would otherwise keep Enter for itself. A dialog that a field opened is another form.
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    const isOwn = event.target instanceof Element && event.target.closest('form') === event.currentTarget;
    if (event.defaultPrevented || !isOwn) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
  };

  return (
    <form
      noValidate
      autoComplete="off"
      aria-label={label}
      onSubmit={(event) => void save(event)}
      onKeyDownCapture={onKeyDown}
    >
      <div className="fields">{children}</div>
      <div className="form-foot">
        <Button type="submit" loading={isSaving} rightSection={<KeyHint keys="mod+enter" />}>
          {saveLabel}
        </Button>
        {onCancel === undefined ? null : (
          <Button type="button" variant="default" onClick={onCancel} disabled={isSaving}>
            Cancel
          </Button>
        )}
        {extraActions}
        <p className="form-outcome" role="status" data-tone={outcome?.tone}>
          {outcome?.said ?? ''}
        </p>
      </div>
    </form>
  );
}
