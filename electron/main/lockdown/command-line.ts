/** Switches a packaged app accepts: none that opens a port, loads code or moves the profile. */
const accepted = new Set(['--force-device-scale-factor', '--ozone-platform', '--ozone-platform-hint']);

/**
 * The first switch that a packaged app does not know, or null. `--no-sandbox` is for root alone, whose Chromium
 * refuses to start otherwise. Plain words (a file dropped on the icon) are ignored, never opened.
 */
export function unknownSwitch(args: readonly string[], isRoot: boolean): string | null {
  for (const argument of args) {
    if (!argument.startsWith('-')) continue;
    const name = argument.split('=')[0] ?? argument;
    if (accepted.has(name) || (name === '--no-sandbox' && isRoot)) continue;
    return name;
  }
  return null;
}
