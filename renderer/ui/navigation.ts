import { useSyncExternalStore } from 'react';
import type { BaseLocationHook } from 'wouter';

/** What a screen may be told on the way to it, beside its path. All of it optional; unknown parts are ignored. */
export interface Visit {
  /** Record to bring into view and mark on the time line. */
  readonly focus?: string;
  /** Start writing: the note of this appointment, or a note without one. */
  readonly compose?: { readonly appointmentId: string | null };
  /** Open the form for a new client, session … at once. */
  readonly create?: true;
}

interface Place {
  readonly path: string;
  readonly visit: Visit;
  /** Raised at every navigation, so that going where one already is still counts. */
  readonly turn: number;
}

const FIRST: Place = { path: '/', visit: {}, turn: 0 };
let places: readonly Place[] = [FIRST];
let at = 0;
let turn = 0;
const listeners = new Set<() => void>();

/**
 * wouter's location, kept in memory only: an address with a client's id in it would stay in the browser process.
 * `navigate(path, { state: visit })` as usual.
 */
export const useMemoryLocation: BaseLocationHook = () => [usePlace().path, goTo];

/** What came along with the navigation to this screen. */
export function useVisit(): Visit & { readonly turn: number } {
  const place = usePlace();
  return { ...place.visit, turn: place.turn };
}

export function goTo(path: string, options?: { readonly replace?: boolean; readonly state?: Visit }): void {
  turn += 1;
  const place = { path, visit: options?.state ?? {}, turn };
  places = [...places.slice(0, options?.replace === true ? at : at + 1), place].slice(-50);
  at = places.length - 1;
  announce();
}

/** Back (-1) or forward (1) through the screens seen since unlocking; answers whether there was one. */
export function goBy(steps: number): boolean {
  const next = at + steps;
  if (places[next] === undefined) return false;
  at = next;
  announce();
  return true;
}

function announce(): void {
  for (const listener of listeners) listener();
}

function usePlace(): Place {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => places[at] ?? FIRST,
  );
}
