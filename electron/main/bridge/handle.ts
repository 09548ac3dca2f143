import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { Bridge } from '../../contract/bridge';
import { isOwnPage } from '../lockdown/local-address';

/** Calls of the bridge that main answers (`on` is the preload's own). */
export type BridgeCall = Exclude<keyof Bridge, 'on'>;

/** What the preload gets; it turns a refusal into a rejection by name. */
export type BridgeAnswer = { readonly kind: 'ok'; readonly value: unknown } | { readonly kind: 'refused' };

/** Turns what came over the wire into arguments, or throws. Required: there is no handler without one. */
export type ParseArguments<Name extends BridgeCall> = (given: readonly unknown[]) => Parameters<Bridge[Name]>;

/**
 * The only way to answer the page. A call from another frame, window or address, or with arguments that do not parse,
 * is refused by name; so is one whose handler fails, because the page can do no more about it.
 */
export function answerCalls(owner: () => WebContents | null) {
  return function handle<Name extends BridgeCall>(
    name: Name,
    parse: ParseArguments<Name>,
    run: (...args: Parameters<Bridge[Name]>) => Promise<Awaited<ReturnType<Bridge[Name]>>>,
  ): void {
    ipcMain.handle(`casekeep:${name}`, async (event, ...given: readonly unknown[]): Promise<BridgeAnswer> => {
      if (!isOwnCall(event, owner())) return { kind: 'refused' };
      try {
        return { kind: 'ok', value: await run(...parse(given)) };
      } catch {
        return { kind: 'refused' };
      }
    });
  };
}

function isOwnCall(event: IpcMainInvokeEvent, owner: WebContents | null): boolean {
  const frame = event.senderFrame;
  if (owner === null || frame === null || event.sender !== owner) return false;
  return frame === owner.mainFrame && isOwnPage(frame.url);
}
