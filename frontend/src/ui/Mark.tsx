/** The mark: two strands through two, as in a woven mat. */
export const Mark = ({ size = 42 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 42 42" aria-hidden="true">
    <rect width="42" height="42" rx="9" fill="#9E1B2B" />
    <path fill="#E0A526" d="M8 14h10v5H8zM24 14h10v5H24zM8 25h10v5H8zM24 25h10v5H24z" />
    <path fill="#FFF6EC" d="M13.5 8h5v26h-5zM23.5 8h5v26h-5z" />
    <path fill="#E0A526" d="M12 14h8v5h-8zM22 25h8v5h-8z" />
  </svg>
);

export const Weave = () => <div className="k-weave" aria-hidden="true" />;
