import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** What must stand in the packaged binary, by Electron's own names. */
const wanted = /** @type {const} */ ([
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
]);

/**
 * @typedef {{ name: string, wanted: string, found: string, right: boolean }} FuseReading
 */

/**
 * Reads the fuses back from the binary itself, not from the configuration that asked for them.
 * A fuse that this Electron does not know yet counts as right and is named as such.
 * @param {string} executable
 * @returns {Promise<FuseReading[]>}
 */
export async function readFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  return wanted.map(([fuse, on]) => {
    const state = wire[fuse];
    const found = nameOf(state);
    const isUnknown = fuse === FuseV1Options.GrantFileProtocolExtraPrivileges && state === undefined;
    const name = FuseV1Options[fuse] ?? String(fuse);
    return { name, wanted: on ? 'on' : 'off', found, right: isUnknown || found === (on ? 'on' : 'off') };
  });
}

/** @param {FuseState | undefined} state */
function nameOf(state) {
  if (state === FuseState.ENABLE) return 'on';
  if (state === FuseState.DISABLE) return 'off';
  return 'not in this Electron';
}
