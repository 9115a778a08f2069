/** The product's mark: a gate between two towers. */
export function GateMark({ size = 22 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="var(--accent)"
      strokeWidth="2"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden
    >
      <path d="M4 21V6l2-2v3h3V4h6v3h3V4l2 2v15h-5v-5a3 3 0 0 0-6 0v5z" />
    </svg>
  );
}
