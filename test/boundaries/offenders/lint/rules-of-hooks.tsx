// breaks: react-hooks(rules-of-hooks)
import { useState } from 'react';

export const Sometimes = ({ on }: { readonly on: boolean }) => {
  if (on) useState(0);
  return null;
};
