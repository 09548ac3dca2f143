import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Every header and keyring below a folder, whatever its name: of the vault, of kept vaults, of drives, of exports. */
export async function keyFilesBelow(folder: string): Promise<{
  readonly headers: readonly Uint8Array[];
  readonly keyrings: readonly Uint8Array[];
}> {
  const headers: Uint8Array[] = [];
  const keyrings: Uint8Array[] = [];
  for (const { bytes } of await filesBelow(folder)) {
    for (const start of startsOf(bytes, '{"format":"casekeep-header"')) headers.push(textFrom(bytes, start));
    for (const start of startsOf(bytes, '{"format":"casekeep-keyring"'))
      keyrings.push(textFrom(bytes, start));
  }
  return { headers, keyrings };
}

/** Every file below a folder with its bytes. */
export async function filesBelow(
  folder: string,
): Promise<readonly { readonly name: string; readonly bytes: Buffer }[]> {
  const found: { readonly name: string; readonly bytes: Buffer }[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => null);
    if (bytes !== null) found.push({ name: relative(folder, path), bytes });
  }
  return found;
}

/** Such a file ends with its JSON's line and the line of its checksum. */
function textFrom(bytes: Buffer, start: number): Uint8Array {
  const json = bytes.indexOf(10, start);
  const end = bytes.indexOf(10, json + 1);
  return new Uint8Array(bytes.subarray(start, json === -1 || end === -1 ? bytes.length : end + 1));
}

function startsOf(bytes: Buffer, text: string): readonly number[] {
  const starts: number[] = [];
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) starts.push(at);
  return starts;
}
