import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Bridge } from '../../electron/contract/bridge';
import { calendarDay, type CalendarDay } from '../domain/calendar-day';
import type { Command, CommandName, CommandOutcome, Question, QuestionName, Vault, View } from '../vault/api';
import { showNotice } from './notice';
import { dayOf } from './dates';

interface Link {
  readonly vault: Vault;
  readonly bridge: Bridge;
  /** Milliseconds a test run added to the clock, else 0. */
  readonly clockShiftMs: number;
}

const LinkContext = createContext<Link | null>(null);

export function VaultProvider({ children, ...link }: Link & { readonly children: ReactNode }) {
  const { vault, bridge, clockShiftMs } = link;
  const value = useMemo(() => ({ vault, bridge, clockShiftMs }), [vault, bridge, clockShiftMs]);
  return <LinkContext.Provider value={value}>{children}</LinkContext.Provider>;
}

/** The vault in its worker. Callbacks may be passed as they are: they are marked for the crossing on the way. */
export function useVault(): Vault {
  return useLink().vault;
}

export function useBridge(): Bridge {
  return useLink().bridge;
}

/** The answer to a question, kept up to date; undefined while it loads or when the question is null. */
export function useView<Name extends QuestionName>(
  question: Question<Name> | null,
  options?: {
    /** While a changed question loads, go on showing the answer to the one before: for lists with a filter. */
    readonly keepPrevious?: boolean;
  },
): View<Name> | undefined {
  const vault = useVault();
  const key = question === null ? null : JSON.stringify(question);
  const [seen, setSeen] = useState<{ readonly key: string; readonly view: View<Name> }>();
  const [failure, setFailure] = useState<unknown>();

  useEffect(() => {
    if (key === null) return;
    let isOver = false;
    const asked: Question<Name> = JSON.parse(key);
    const watching = vault.watch(asked, (view) => {
      if (!isOver) setSeen({ key, view });
    });
    watching.catch((error: unknown) => {
      if (!isOver) setFailure(error);
    });
    return () => {
      isOver = true;
      void watching.then(
        (end) => end(),
        () => undefined,
      );
    };
  }, [vault, key]);

  if (failure !== undefined) throw failure;
  if (key === null || seen === undefined) return undefined;
  return seen.key === key || options?.keepPrevious === true ? seen.view : undefined;
}

/**
 * Does something to the records and answers its outcome, which belongs beside the button.
 * With `said` (past tense: 'Session moved') a saved act is also announced, with Undo where it can be undone.
 */
export function useAct() {
  const vault = useVault();
  return useCallback(
    async <Name extends CommandName>(
      command: Command<Name>,
      options?: { readonly said?: string },
    ): Promise<CommandOutcome<Name>> => {
      const outcome = await vault.act(command);
      if (options?.said !== undefined) announce(vault, options.said, outcome);
      return outcome;
    },
    [vault],
  );
}

/** Today by this laptop's clock, and again after midnight. */
export function useToday(): CalendarDay {
  const now = useNow(20_000);
  return calendarDay.parse(dayOf(now));
}

/** Asks for the time now, where it is needed once. */
export function useClock(): () => Date {
  const { clockShiftMs } = useLink();
  return useCallback(() => new Date(Date.now() + clockShiftMs), [clockShiftMs]);
}

/** The time now, renewed every `everyMs`. */
export function useNow(everyMs: number): Date {
  const { clockShiftMs } = useLink();
  const [now, setNow] = useState(() => new Date(Date.now() + clockShiftMs));
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date(Date.now() + clockShiftMs)), everyMs);
    return () => clearInterval(timer);
  }, [clockShiftMs, everyMs]);
  return now;
}

function useLink(): Link {
  const link = useContext(LinkContext);
  if (link === null) throw new Error('This part of the screen stands outside the vault provider');
  return link;
}

function announce(
  vault: Vault,
  said: string,
  outcome: { readonly kind: string; readonly undo?: string | null },
): void {
  if (outcome.kind !== 'saved') return;
  const token = outcome.undo ?? null;
  showNotice({
    said,
    undo:
      token === null
        ? null
        : async () => {
            const undone = await vault.act({ name: 'undo', args: { token } });
            if (undone.kind === 'saved') return 'Undone';
            if (undone.kind === 'changed-since') return 'Not undone: the record was changed again since';
            return 'Not undone: it could not be saved';
          },
  });
}
