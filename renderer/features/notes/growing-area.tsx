import { useId, useLayoutEffect, useRef, type ClipboardEvent, type FormEvent, type ReactNode } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { NOTE_FIELD_LIMIT } from '../../domain/session-note';
import { refusedPaste, tooLong } from './text-limit';

/** A text area as tall as its text. It keeps its own text; a paste that is too long is refused as a whole and said. */
export function GrowingArea({
  label,
  registration,
  error,
  onRefused,
  placeholder = '',
  aside,
  minRows = 1,
  takesFocus = false,
}: {
  readonly label: string;
  readonly registration: UseFormRegisterReturn;
  readonly error: string | null;
  readonly onRefused: (message: string | null) => void;
  readonly placeholder?: string;
  readonly aside?: ReactNode;
  readonly minRows?: number;
  /** In a dialog: the first place to write. */
  readonly takesFocus?: boolean;
}) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement | null>(null);
  useLayoutEffect(() => fit(area.current), []);

  const onInput = ({ currentTarget, nativeEvent }: FormEvent<HTMLTextAreaElement>) => {
    const isShorter = nativeEvent instanceof InputEvent && !nativeEvent.inputType.startsWith('insertText');
    if (isShorter) fit(currentTarget);
    else grow(currentTarget);
    const message = tooLong(currentTarget.value.length, NOTE_FIELD_LIMIT);
    if (message !== null || error !== null) onRefused(message);
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const pasted = event.clipboardData.getData('text/plain').length;
    const message = refusedPaste(value.length - (selectionEnd - selectionStart), pasted, NOTE_FIELD_LIMIT);
    if (message === null) return;
    event.preventDefault();
    onRefused(message);
  };

  return (
    <div className="note-area">
      <div className="note-area-head">
        <label htmlFor={id}>{label}</label>
        {aside}
      </div>
      <textarea
        {...registration}
        ref={(element) => {
          area.current = element;
          registration.ref(element);
        }}
        id={id}
        rows={minRows}
        {...(takesFocus ? { 'data-autofocus': true } : {})}
        className="note-text"
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${id}-error`}
        onInput={onInput}
        onPaste={onPaste}
      />
      {error === null ? null : (
        <p id={`${id}-error`} role="alert" className="note-error">
          {error}
        </p>
      )}
    </div>
  );
}

/** While letters are added the area can only have become too short: one look, no second layout. */
function grow(area: HTMLTextAreaElement): void {
  if (area.scrollHeight > area.clientHeight) area.style.height = `${area.scrollHeight}px`;
}

function fit(area: HTMLTextAreaElement | null): void {
  if (area === null) return;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight}px`;
}
