import { useCallback, useEffect, useRef } from 'react';

/** A function that stays the same and calls the latest `act`: for what keeps the one it is given first. */
export function useLatest<Args extends unknown[], Result>(act: (...args: Args) => Result): (...args: Args) => Result {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  }, [act]);
  return useCallback((...args) => latest.current(...args), []);
}
