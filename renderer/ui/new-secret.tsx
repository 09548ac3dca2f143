import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { Chip } from './chip';
import { estimateStrength, type Strength } from './password-strength';
import { putSecret, SecretInput } from './secret-input';

/**
 * Choosing a password: typed twice, or five generated words to write down. What is typed stays in the two fields;
 * React learns only how many characters are missing and how strong it is.
 */
export function NewSecret({
  first,
  second,
  missingCharacters,
  makePassphrase,
  known,
  error,
  disabled = false,
  autoFocus = false,
  label = 'Password',
}: {
  readonly first: RefObject<HTMLInputElement | null>;
  readonly second: RefObject<HTMLInputElement | null>;
  /** How many characters are missing to the floor, 0 when none. */
  readonly missingCharacters: (typed: string) => number;
  readonly makePassphrase: () => string;
  /** Words a guesser would try first: name of the practice, of the therapist. */
  readonly known: readonly string[];
  readonly error: string | null;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly label?: string;
}) {
  const words = useRef<HTMLOutputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [missing, setMissing] = useState<number | null>(null);
  const [strength, setStrength] = useState<Strength | null>(null);
  const [isGenerated, setIsGenerated] = useState(false);
  useEffect(() => () => clearTimeout(timer.current), []);

  const weigh = () => {
    const typed = first.current?.value ?? '';
    setMissing(typed === '' ? null : missingCharacters(typed));
    clearTimeout(timer.current);
    setStrength(null);
    if (typed === '') return;
    timer.current = setTimeout(() => {
      const now = first.current?.value ?? '';
      if (now === '') return;
      estimateStrength(now, known).then(setStrength, () => setStrength(null));
    }, 200);
  };

  const generate = () => {
    const passphrase = makePassphrase();
    if (words.current) words.current.value = passphrase;
    putSecret(first.current, passphrase);
    putSecret(second.current, '');
    setIsGenerated(true);
    weigh();
    second.current?.focus();
  };

  return (
    <div className="fields">
      <SecretInput
        inputRef={first}
        label={label}
        description="At least 14 characters. Length is what counts: a sentence is better than signs."
        disabled={disabled}
        autoFocus={autoFocus}
        onInput={() => {
          setIsGenerated(false);
          weigh();
        }}
      />
      <div className="strength" role="status">
        {missing === null ? (
          <span className="muted small">Nothing typed yet.</span>
        ) : missing > 0 ? (
          <>
            <Chip tone="risk">Too short</Chip>
            <span className="small">
              {missing} more {missing === 1 ? 'character' : 'characters'}.
            </span>
          </>
        ) : strength === null ? (
          <span className="muted small">Estimating…</span>
        ) : (
          <>
            <Chip tone={strength.tone}>{strength.word}</Chip>
            <span className="small">{strength.said}</span>
          </>
        )}
      </div>
      <div className="passphrase" data-shown={isGenerated}>
        <Button type="button" variant="default" onClick={generate} disabled={disabled}>
          {isGenerated ? 'Five other words' : 'Give me five words instead'}
        </Button>
        <output
          ref={words}
          className="passphrase-words"
          hidden={!isGenerated}
          aria-label="Generated passphrase"
        />
        {isGenerated ? (
          <p className="muted small">
            Write them down, keep the paper away from this laptop, and type them below with the hyphens.
          </p>
        ) : null}
      </div>
      <SecretInput inputRef={second} label="The same once more" error={error} disabled={disabled} />
    </div>
  );
}
