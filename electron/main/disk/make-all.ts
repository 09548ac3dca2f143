import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errnoOf } from './disk-trouble';

/**
 * Makes a folder and those above; answers the highest one that was made. Node's own way of making several says ENOENT
 * where a disk is read-only: the folder that is missing is then asked for by itself, which says why.
 */
export async function makeAll(path: string, mode: number): Promise<string | undefined> {
  try {
    return await mkdir(path, { recursive: true, mode });
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
    throw (await whyNot(path, mode)) ?? error;
  }
}

async function whyNot(path: string, mode: number): Promise<unknown> {
  try {
    await mkdir(path, { mode });
    return null;
  } catch (error) {
    return errnoOf(error) === 'ENOENT' && dirname(path) !== path ? whyNot(dirname(path), mode) : error;
  }
}
