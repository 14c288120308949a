import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** How wide an element is drawn, so that what is in it is drawn as wide and its letters keep their size. */
export function useWidth<Element extends HTMLElement>(otherwise: number): readonly [RefObject<Element | null>, number] {
  const box = useRef<Element>(null);
  const width = useSignal(otherwise);
  useEffect(() => {
    if (box.current === null) return;
    const eye = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) width.value = Math.round(entry.contentRect.width);
    });
    eye.observe(box.current);
    return () => eye.disconnect();
  }, []);
  return [box, width.value];
}
