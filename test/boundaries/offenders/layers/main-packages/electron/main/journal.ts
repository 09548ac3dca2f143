// breaks: main-packages
import { addDays } from 'date-fns';

export const journal = addDays;
