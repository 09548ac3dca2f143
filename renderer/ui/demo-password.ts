/** Opens the demo, whose people are made up: shown on its unlock screen, so that a lock can be tried. */
export const DEMO_PASSWORD = 'open the demo cabinet';
