import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { getNonce } from 'get-nonce';
import type { ReactNode } from 'react';
import { mantineVariables, theme } from './theme';
import './styles.css';

/** Look of everything inside: tokens, fonts, Mantine with this load's style nonce. Keeps nothing on disk. */
export function ThemeProvider({
  appearance,
  children,
}: {
  readonly appearance: 'light' | 'dark' | 'system';
  readonly children: ReactNode;
}) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={mantineVariables}
      getStyleNonce={() => getNonce() ?? ''}
      {...(appearance === 'system' ? {} : { forceColorScheme: appearance })}
      defaultColorScheme="auto"
      colorSchemeManager={forgetful}
    >
      <DatesProvider settings={{ firstDayOfWeek: 1, locale: 'en' }}>
        <Notifications position="bottom-right" limit={3} />
        {children}
      </DatesProvider>
    </MantineProvider>
  );
}

/** The appearance is a setting of the practice: the page itself remembers nothing. */
const forgetful = {
  get: (byDefault: 'light' | 'dark' | 'auto') => byDefault,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};
