import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../../../build/paths.mjs';

const manifest = z.looseObject({
  files: z.record(z.string(), z.looseObject({ sha256: z.string(), bytes: z.number() })),
});

/** A copy of the built app whose scripts can be altered, as somebody would who breaks a build. */
export interface AlteredApp {
  readonly folder: string;
  /** Replaces the one place where a built script says `find`; the manifest is brought in line. Throws when there is not one. */
  alter(script: RegExp, find: string, replace: string): Promise<void>;
  remove(): Promise<void>;
}

export async function alteredApp(): Promise<AlteredApp> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-altered-'));
  const parts = ['package.json', 'out/main.cjs', 'out/preload.cjs', 'out/manifest.json', 'out/renderer'];
  for (const part of parts) await cp(join(root, part), join(folder, part), { recursive: true });
  return {
    folder,
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
    async alter(script, find, replace) {
      const assets = join(folder, 'out/renderer/assets');
      const names = (await readdir(assets)).filter((name) => script.test(name));
      const texts = await Promise.all(
        names.map(async (name) => ({ name, text: await readFile(join(assets, name), 'utf8') })),
      );
      const hits = texts.filter(({ text }) => text.includes(find));
      const [hit] = hits;
      if (hit === undefined || hits.length > 1 || hit.text.split(find).length !== 2)
        throw new Error(`"${find}" does not stand in exactly one place of ${names.length} scripts`);
      const altered = Buffer.from(hit.text.replace(find, () => replace));
      await writeFile(join(assets, hit.name), altered);

      const path = join(folder, 'out/manifest.json');
      const told = manifest.parse(JSON.parse(await readFile(path, 'utf8')));
      const entry = told.files[`assets/${hit.name}`];
      if (entry === undefined) throw new Error(`${hit.name} is not in the manifest`);
      entry.sha256 = createHash('sha256').update(altered).digest('hex');
      entry.bytes = altered.length;
      await writeFile(path, JSON.stringify(told));
    },
  };
}
