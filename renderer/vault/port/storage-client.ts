import type {
  StorageAnswer,
  StorageArgs,
  StorageName,
  StorageProgress,
  StorageValue,
} from '../../../electron/contract/storage';

/** The worker's side of the storage port: what it can ask of main. A failure is an answer, never a rejection. */
export interface StorageClient {
  call<Name extends StorageName>(
    name: Name,
    args: StorageArgs<Name>,
    onProgress?: (progress: StorageProgress) => void,
  ): Promise<StorageAnswer<StorageValue<Name>>>;
}
