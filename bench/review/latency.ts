/** From each key or click to what it changed on the screen, in milliseconds: until the next frame is drawn. */
let times: Promise<number>[] = [];

function measure({ timeStamp }: Event): void {
  const drawn = Promise.withResolvers<number>();
  times.push(drawn.promise);
  requestAnimationFrame(() => {
    // Behind the frame's own work: layout and paint are done.
    setTimeout(() => drawn.resolve(performance.now() - timeStamp));
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

/** What was measured since the last time that this was asked, when the last of it is drawn. */
export function takeLatencies(): Promise<readonly number[]> {
  const taken = Promise.all(times);
  times = [];
  return taken;
}
