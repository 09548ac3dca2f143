import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** Ten steps of the one green; the seventh is the light accent, the fourth the dark one. */
const green: MantineColorsTuple = [
  '#eef6f5',
  '#ddecea',
  '#b5d8d4',
  '#78c8c0',
  '#4fa39b',
  '#2f837c',
  '#1f6b66',
  '#1a5b57',
  '#154a47',
  '#0f3836',
];
const rust: MantineColorsTuple = [
  '#fbf1ee',
  '#f7e4de',
  '#f2c4b7',
  '#f0937c',
  '#d96f55',
  '#c05540',
  '#a8402b',
  '#8d3523',
  '#722a1c',
  '#572015',
];

/** Filled parts take their ink from the tokens, too: Mantine would write white on the light green of the dark look. */
const filledByTokens: VariantColorsResolver = (input) => {
  if (input.variant !== 'filled') return defaultVariantColorsResolver(input);
  const name = input.color === 'red' ? 'risk' : 'accent';
  return {
    background: `var(--${name})`,
    hover: `color-mix(in srgb, var(--${name}) 88%, var(--ink))`,
    color: `var(--${name}-ink)`,
    border: '1px solid transparent',
  };
};

/** What Mantine's parts look like here. Colours come from tokens.css, by way of `mantineVariables`. */
export const theme = createTheme({
  primaryColor: 'green',
  primaryShade: { light: 6, dark: 3 },
  colors: { green, teal: green, red: rust },
  autoContrast: true,
  variantColorResolver: filledByTokens,
  fontFamily: 'var(--sans)',
  headings: { fontFamily: 'var(--serif)', fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { md: '1.45' },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Modal: {
      defaultProps: { centered: true, radius: 'lg', transitionProps: { duration: 120, transition: 'fade' } },
    },
    Popover: { defaultProps: { radius: 'lg', transitionProps: { duration: 120, transition: 'fade' } } },
    Menu: { defaultProps: { radius: 'lg', transitionProps: { duration: 120, transition: 'fade' } } },
    Tooltip: { defaultProps: { transitionProps: { duration: 120, transition: 'fade' } } },
    TextInput: { defaultProps: { size: 'sm', autoComplete: 'off' } },
    Textarea: { defaultProps: { size: 'sm', autoComplete: 'off' } },
    PasswordInput: { defaultProps: { size: 'sm', autoComplete: 'off' } },
    Select: {
      defaultProps: { size: 'sm', allowDeselect: false, openOnFocus: false, comboboxProps: { shadow: 'md' } },
    },
    Checkbox: { defaultProps: { size: 'sm' } },
  },
});

const ours = {
  '--mantine-color-body': 'var(--ground)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-placeholder': 'var(--muted)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--risk)',
  '--mantine-color-disabled': 'var(--side)',
  '--mantine-color-disabled-color': 'var(--muted)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-color-default': 'var(--card)',
  '--mantine-color-default-hover': 'var(--side)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'color-mix(in srgb, var(--line) 70%, var(--muted))',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'color-mix(in srgb, var(--accent) 88%, var(--ink))',
  '--mantine-primary-color-contrast': 'var(--accent-ink)',
  '--mantine-color-green-filled': 'var(--accent)',
  '--mantine-color-green-filled-hover': 'color-mix(in srgb, var(--accent) 88%, var(--ink))',
  '--mantine-color-green-light': 'var(--accent-soft)',
  '--mantine-color-green-light-hover': 'var(--accent-soft)',
  '--mantine-color-green-light-color': 'var(--accent)',
  '--mantine-color-green-outline': 'var(--accent)',
  '--mantine-color-red-filled': 'var(--risk)',
  '--mantine-color-red-filled-hover': 'color-mix(in srgb, var(--risk) 88%, var(--ink))',
  '--mantine-color-red-light': 'var(--risk-soft)',
  '--mantine-color-red-light-color': 'var(--risk)',
  '--mantine-color-red-outline': 'var(--risk)',
};

/** Points Mantine's own variables at the tokens, for both schemes. */
export const mantineVariables: CSSVariablesResolver = () => ({ variables: {}, light: ours, dark: ours });
