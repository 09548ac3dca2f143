import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { pinned } from '../profile/pinned';
import { contentPolicy, fixedHeaders } from './content-policy';

const manifestSchema = z.object({
  developmentOnly: z.boolean(),
  files: z.record(z.string(), z.object({ type: z.string(), sha256: z.string(), bytes: z.number() })),
});
export type PageManifest = z.infer<typeof manifestSchema>;

/** The list the build wrote: what may be served, as what, and with which digest. */
export function readPageManifest(outFolder: string): PageManifest {
  return manifestSchema.parse(JSON.parse(readFileSync(join(outFolder, 'manifest.json'), 'utf8')));
}

/** A response without Electron's types, so that it can be tested in plain Node. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

const noncePlaceholder = '__STYLE_NONCE__';

/**
 * Answers requests for `app://casekeep/…` from the manifest alone: the path must be listed, the bytes must still have
 * the listed digest. `index.html` gets a fresh style nonce in place of `__STYLE_NONCE__`.
 */
export function pageFiles(outFolder: string, manifest: PageManifest) {
  return async (request: { readonly method: string; readonly url: string }): Promise<PageAnswer> => {
    const name = request.method === 'GET' ? listedName(request.url, manifest) : null;
    const listed = name === null ? undefined : manifest.files[name];
    if (name === null || listed === undefined)
      return { status: 404, headers: { ...fixedHeaders }, body: null };

    let bytes: Uint8Array = await readFile(join(outFolder, 'renderer', name));
    if (createHash('sha256').update(bytes).digest('hex') !== listed.sha256) {
      return { status: 500, headers: { ...fixedHeaders }, body: null };
    }
    const nonce = randomBytes(16).toString('base64');
    if (name === 'index.html') {
      bytes = Buffer.from(Buffer.from(bytes).toString('utf8').replaceAll(noncePlaceholder, nonce), 'utf8');
    }
    const headers = {
      ...fixedHeaders,
      'Content-Type': listed.type,
      'Content-Security-Policy': contentPolicy(nonce),
    };
    return { status: 200, headers, body: bytes };
  };
}

function listedName(address: string, manifest: PageManifest): string | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol !== `${pinned.scheme}:` || url.host !== pinned.host || url.search !== '') return null;
  const name = url.pathname === '/' ? 'index.html' : url.pathname.slice(1);
  return Object.hasOwn(manifest.files, name) ? name : null;
}
