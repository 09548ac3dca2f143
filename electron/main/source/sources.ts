import { DiskTrouble } from '../disk/disk-trouble';
import { readFolderSource } from './folder-source';
import type { SourceParts } from './source';
import { readTarSource } from './tar-source';

/** Where a source stands; the path never leaves main. */
export type SourcePlace =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string };

/** Backups that were chosen for reading in this run, by the ids handed out for them. */
export interface Sources {
  add(place: SourcePlace): string;
  /** Listed once, when first asked for. Throws `not-known` for an id that was not handed out or was closed. */
  partsOf(sourceId: string): Promise<SourceParts>;
  close(sourceId: string): void;
}

export function openSources(newId: () => string): Sources {
  const places = new Map<string, SourcePlace>();
  const opened = new Map<string, Promise<SourceParts>>();
  return {
    add(place) {
      const id = newId();
      places.set(id, place);
      return id;
    },
    partsOf(sourceId) {
      const place = places.get(sourceId);
      if (place === undefined) throw new DiskTrouble('not-known', 'source');
      const parts = opened.get(sourceId) ?? readSource(place);
      opened.set(sourceId, parts);
      parts.catch(() => opened.delete(sourceId));
      return parts;
    },
    close(sourceId) {
      places.delete(sourceId);
      opened.delete(sourceId);
    },
  };
}

/** Lists the parts of a source. */
export function readSource(place: SourcePlace): Promise<SourceParts> {
  return place.kind === 'folder' ? readFolderSource(place.path) : readTarSource(place.path);
}
