// breaks: eslint(no-restricted-imports)
import { useState } from 'react';

export const note = useState;
