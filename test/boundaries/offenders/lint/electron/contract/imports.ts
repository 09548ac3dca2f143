// breaks: eslint(no-restricted-imports)
import type { Person } from 'zod';

export type Bridge = Person;
