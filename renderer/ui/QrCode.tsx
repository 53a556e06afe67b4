import { encode } from 'uqr';
import styles from './QrCode.module.css';

export interface QrCodeProps {
  readonly text: string;
  /** Says what it holds, for who cannot see it. */
  readonly label: string;
}

/** Blank modules around the code: scanners need four. */
const QUIET = 4;

/** A QR code, black on white in both themes. Drawn in the page: nothing leaves it. */
export function QrCode({ text, label }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const path = data
    .flatMap((row, y) => row.flatMap((isBlack, x) => (isBlack ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg
      className={styles['code']}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} className={styles['paper']} />
      <path d={path} className={styles['ink']} />
    </svg>
  );
}
