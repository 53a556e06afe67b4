/** From each key or click to what it changed on the screen, in milliseconds: until the next frame is drawn. */
const times: number[] = [];
let waiting = 0;

function measure({ timeStamp }: Event): void {
  waiting += 1;
  requestAnimationFrame(() => {
    // Behind the frame's own work: layout and paint are done.
    setTimeout(() => {
      times.push(performance.now() - timeStamp);
      waiting -= 1;
    });
  });
}

globalThis.addEventListener(
  'keydown',
  (event) => {
    if (!event.repeat && event.key !== 'Shift') measure(event);
  },
  { capture: true },
);
globalThis.addEventListener(
  'click',
  (event) => {
    // A key that presses a button clicks it as well.
    if (event.detail > 0) measure(event);
  },
  { capture: true },
);

/** What was measured since the last time that this was asked; undefined while something still waits for its frame. */
export function takeLatencies(): readonly number[] | undefined {
  return waiting > 0 ? undefined : times.splice(0);
}
