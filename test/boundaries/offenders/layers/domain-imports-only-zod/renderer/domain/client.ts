// breaks: domain-imports-only-zod
import { addDays } from 'date-fns';

export const later = addDays;
