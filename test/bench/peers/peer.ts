import { join } from 'node:path';
import { build } from 'vite';
import { z } from 'zod';
import { root } from '../../../build/paths.mjs';
import { type BenchApp, openApp } from '../bench-app';
import type { PracticeSize } from '../made-practice';

/** The peer's code as one script, put into the idle worker of an app without a vault. */
async function peerScript(): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'chrome114',
      minify: false,
      lib: { entry: join(root, 'test/bench/peers/dexie-peer.ts'), formats: ['iife'], name: 'plainPeer' },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const [chunk] = bundle !== undefined && 'output' in bundle ? bundle.output : [];
  if (chunk?.type !== 'chunk') throw new Error('The peer was not built');
  return chunk.code;
}

/** Plain Dexie in the same Electron, in the same sort of worker as the vault. */
export class Peer {
  readonly app: BenchApp;

  private constructor(app: BenchApp) {
    this.app = app;
  }

  static async open(profile: string): Promise<Peer> {
    const app = await openApp(profile, 0);
    await app.worker.evaluate(`${await peerScript()}; self.plainPeer = plainPeer; undefined`);
    return new Peer(app);
  }

  async firstMinute(today: string, week: readonly [string, string]): Promise<number> {
    return z.number().parse(await this.#call('firstMinute', [today, ...week]));
  }

  async search(queries: readonly string[]): Promise<readonly number[]> {
    return z.array(z.number()).parse(await this.#call('search', [queries]));
  }

  async save(texts: readonly string[]): Promise<readonly number[]> {
    return z.array(z.number()).parse(await this.#call('save', [texts]));
  }

  async fill(size: PracticeSize, answers: readonly string[]): Promise<number> {
    return z.number().parse(await this.#call('fill', [size, answers]));
  }

  close(): Promise<void> {
    return this.app.close();
  }

  async #call(name: string, given: readonly unknown[]): Promise<unknown> {
    return this.app.worker.evaluate(
      ({ name, given }) => Reflect.get(Reflect.get(self, 'plainPeer'), name)(...given),
      { name, given },
    );
  }
}

/** Makes the peer's profile. */
export async function fillPeer(
  profile: string,
  size: PracticeSize,
  answers: readonly string[],
): Promise<void> {
  const peer = await Peer.open(profile);
  const rows = await peer.fill(size, answers);
  if (rows === 0) throw new Error('The peer is empty');
  await peer.close();
}
