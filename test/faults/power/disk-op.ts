/** What stands under a name of a folder from now on; null: nothing. */
export interface NameChange {
  readonly folder: number;
  readonly name: string;
  readonly node: number | null;
}

/** One thing that was done to the disk. Files and folders are numbers: a name is only where they are found. */
export type DiskOp =
  | { readonly kind: 'names'; readonly changes: readonly NameChange[]; readonly label: string }
  | {
      readonly kind: 'write';
      readonly node: number;
      readonly at: number;
      readonly bytes: Buffer;
      readonly label: string;
    }
  | { readonly kind: 'truncate'; readonly node: number; readonly size: number; readonly label: string }
  /** fsync or fdatasync: what was done to this file, or to the names in this folder, before `upTo` is durable. */
  | { readonly kind: 'sync'; readonly node: number; readonly upTo: number; readonly label: string };

/** Files and folders with what stands in them; 0 is the folder that everything lies in. */
export interface Disk {
  /** Bytes of each file. */
  readonly files: Map<number, Buffer>;
  /** Names in each folder. */
  readonly folders: Map<number, Map<string, number>>;
}

/** What stood on a disk at the beginning, and everything that was done to it since. */
export interface DiskRecording {
  readonly first: Disk;
  readonly ops: readonly DiskOp[];
  isFolder(node: number): boolean;
}
