/** Switches a packaged app accepts: none that opens a port, loads code or moves the profile. */
const accepted = new Set(['--force-device-scale-factor', '--ozone-platform', '--ozone-platform-hint']);

/**
 * The first switch that a packaged app does not know, or null. `--no-sandbox` is for root alone, whose Chromium
 * refuses to start otherwise. Plain words (a file dropped on the icon) are ignored, never opened. Read as Chromium reads
 * them: white space around an argument does not count, and on Windows a stroke begins a switch as well.
 */
export function unknownSwitch(
  args: readonly string[],
  isRoot: boolean,
  platform: NodeJS.Platform,
): string | null {
  for (const given of args) {
    const argument = given.trim();
    if (!argument.startsWith('-') && !(platform === 'win32' && argument.startsWith('/'))) continue;
    const name = argument.split('=')[0] ?? argument;
    if (accepted.has(name) || (name === '--no-sandbox' && isRoot)) continue;
    return name;
  }
  return null;
}
