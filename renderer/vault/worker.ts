import './no-code-from-strings';
import { expose } from 'comlink';
import { calibrate } from './crypto/calibrate';
import { deriveKey } from './crypto/derive-key';
import { vaultDatabase } from './store/database';
import { makeVault } from './vault';

// The dedicated worker: the one place of the vault that has a clock. Keys and plaintext live and die in here.
expose(
  makeVault({
    clock: () => Date.now(),
    derive: deriveKey,
    database: vaultDatabase(),
    cost: () => calibrate(deriveKey, () => performance.now()),
  }),
);
