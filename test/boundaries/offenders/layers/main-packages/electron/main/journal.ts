// breaks: main-packages
import { z } from 'zod';

export const journal = z;
