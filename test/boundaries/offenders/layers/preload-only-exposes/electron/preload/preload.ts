// breaks: preload-only-exposes
import { readFileSync } from 'node:fs';

export const preload = readFileSync;
