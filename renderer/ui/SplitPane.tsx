import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useId,
  useRef,
  useState,
} from 'react';
import styles from './SplitPane.module.css';

export interface SplitPaneProps {
  readonly start: ReactNode;
  readonly end: ReactNode;
  /** Which side keeps its width when the window changes. */
  readonly fixed: 'start' | 'end';
  /** Width of the fixed side in pixels. */
  readonly size: number;
  /** While dragging and at every key. */
  readonly onResize: (size: number) => void;
  readonly min: number;
  readonly max: number;
  /** Names the border that is moved. */
  readonly label: string;
  /** The fixed side is away; its content is not in the page. */
  readonly isCollapsed?: boolean;
}

const STEP = 16;

/** Two sides with a border that the pointer drags, and the arrow keys, Home and End move. */
export function SplitPane(props: SplitPaneProps) {
  const { start, end, fixed, size, onResize, min, max, label, isCollapsed = false } = props;
  const root = useRef<HTMLDivElement>(null);
  const id = useId();
  const [isDragging, setDragging] = useState(false);

  function resize(next: number) {
    onResize(Math.round(Math.min(max, Math.max(min, next))));
  }

  function onKeyDown(event: KeyboardEvent) {
    const outwards = fixed === 'start' ? 'ArrowRight' : 'ArrowLeft';
    const inwards = fixed === 'start' ? 'ArrowLeft' : 'ArrowRight';
    const next = { [outwards]: size + STEP, [inwards]: size - STEP, Home: min, End: max }[
      event.code
    ];
    if (next === undefined) return;
    event.preventDefault();
    resize(next);
  }

  function onPointerMove(event: PointerEvent) {
    const box = root.current?.getBoundingClientRect();
    if (!isDragging || !box) return;
    resize(fixed === 'start' ? event.clientX - box.left : box.right - event.clientX);
  }

  const width = { flex: `0 0 ${size}px` };
  const sides = {
    start: fixed === 'start' ? width : undefined,
    end: fixed === 'end' ? width : undefined,
  };
  return (
    <div className={styles['split']} ref={root} data-dragging={isDragging || undefined}>
      {!(isCollapsed && fixed === 'start') && (
        <div className={styles['side']} style={sides.start} id={fixed === 'start' ? id : undefined}>
          {start}
        </div>
      )}
      {!isCollapsed && (
        // A separator that moves is a widget and takes the focus (ARIA 1.2); <hr> cannot be one.
        <div
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="separator"
          aria-orientation="vertical"
          aria-label={label}
          aria-controls={id}
          aria-valuenow={size}
          aria-valuemin={min}
          aria-valuemax={max}
          tabIndex={0}
          className={styles['border']}
          onKeyDown={onKeyDown}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            setDragging(true);
          }}
          onPointerMove={onPointerMove}
          onLostPointerCapture={() => setDragging(false)}
        />
      )}
      {!(isCollapsed && fixed === 'end') && (
        <div className={styles['side']} style={sides.end} id={fixed === 'end' ? id : undefined}>
          {end}
        </div>
      )}
    </div>
  );
}
