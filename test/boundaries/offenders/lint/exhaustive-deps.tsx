// breaks: react-hooks(exhaustive-deps)
import { useEffect } from 'react';

export const Title = ({ run }: { readonly run: () => void }) => {
  useEffect(() => run(), []);
  return null;
};
