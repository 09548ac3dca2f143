import './no-code-from-strings';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { startVault } from './start-vault';
import { takeServedStyleNonce } from './style-nonce';

takeServedStyleNonce();
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place to draw in');

createRoot(root).render(
  <StrictMode>
    <App starting={startVault()} />
  </StrictMode>,
);
