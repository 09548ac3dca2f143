import { z } from 'zod';

// Imported before any schema is made: zod would otherwise build parsers from strings, and each is a CSP violation.
z.config({ jitless: true });
