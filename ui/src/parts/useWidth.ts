import { type RefObject, useLayoutEffect, useState } from 'react';

/** The width of an element in pixels, followed as it changes. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(1280);
  useLayoutEffect(() => {
    const seen = element.current;
    if (!seen) return;
    const follow = () => setWidth(seen.clientWidth);
    follow();
    const watch = new ResizeObserver(follow);
    watch.observe(seen);
    return () => watch.disconnect();
  }, [element]);
  return width;
}
