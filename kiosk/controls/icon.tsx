import type { JSX } from "preact";

/** Drawings on a grid of 24; they take the colour of the text and are never read aloud. */
const drawings = {
  plus: <path d="M12 5v14M5 12h14" />,
  back: <path d="M19 12H6m6-7-7 7 7 7" />,
  cross: <path d="m7.5 7.5 9 9m0-9-9 9" />,
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  reload: <path d="M20 5v5h-5M4 19v-5h5M19.3 10A7.5 7.5 0 0 0 6 7.2M4.7 14A7.5 7.5 0 0 0 18 16.8" />,
  tools: (
    <path d="M14.5 6.5a4 4 0 0 1 5-3.4l-2.6 2.6.4 1.9 1.9.4 2.6-2.6a4 4 0 0 1-5.3 5L8 18.9A2.1 2.1 0 1 1 5.1 16L14.5 6.5ZM4 4l5.5 5.5M15.5 15.5 20 20" />
  ),
  pencil: <path d="m5 19 .8-3.6L16 5.2l2.8 2.8L8.6 18.2 5 19Z" />,
  "hang-up": <path d="M3 14.5c5-4.7 13-4.7 18 0l-2.3 2.6-3.6-1.4v-2.4a10 10 0 0 0-6.2 0v2.4l-3.6 1.4L3 14.5Z" />,
  search: <path d="M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm4.8-1.7L20 20" />,
  copy: <path d="M9 9h10v11H9zM15 9V4H5v11h4" />,
  up: <path d="m7 14 5-5 5 5" />,
  down: <path d="m7 10 5 5 5-5" />,
  warning: <path d="M12 4 2.8 20h18.4L12 4Zm0 6v5m0 2.6v.4" />,
  play: <path d="M8 5v14l11-7L8 5Z" />,
  stop: <path d="M7 7h10v10H7z" />,
  microphone: <path d="M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3ZM6 11a6 6 0 0 0 12 0M12 17v4M9 21h6" />,
  done: <path d="m5 12.5 4.5 4.5L19 7.5" />,
} satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof drawings;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}
