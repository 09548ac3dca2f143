import { z } from 'zod';

// The first import of the page: zod would otherwise build parsers from strings, and each is a CSP violation.
z.config({ jitless: true });
