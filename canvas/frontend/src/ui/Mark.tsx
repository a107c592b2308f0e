/** Wireflow's mark: three points and the line that joins them. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <path
        d="M6 10c6 0 5 12 10 12s4-12 10-12"
        fill="none"
        stroke="var(--accent)"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <circle cx="6" cy="10" r="4" fill="var(--text)" />
      <circle cx="16" cy="22" r="4" fill="var(--accent)" />
      <circle cx="26" cy="10" r="4" fill="var(--text)" />
    </svg>
  );
}
