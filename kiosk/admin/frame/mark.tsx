/** The mark of Sipleo: a telephone that is heard. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" />
      <circle cx="10" cy="16" r="3.2" />
      <path d="M16.5 9.5a9.2 9.2 0 0 1 0 13M21 6.5a14 14 0 0 1 0 19" />
    </svg>
  );
}
