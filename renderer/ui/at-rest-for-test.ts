/**
 * Resolves once nothing on the page is on its way to looking different: what axe sees in between, nobody is shown. For
 * tests only. The tests of the built app send its source into the window, so it uses nothing from outside its body.
 */
export async function atRest(): Promise<void> {
  // Neither a spinner's, which never ends, nor one that waits for its time, such as a notice's leaving: until then the
  // notice stands, and counts.
  const isMoving = ({ playState, effect }: Animation) => {
    const timing = effect?.getComputedTiming();
    return (
      playState === 'running' && typeof timing?.progress === 'number' && timing.endTime !== Infinity
    );
  };
  // Without any animation react-aria keeps a popover transparent until it knows its place. It can be waiting for a
  // keyboard on the screen by then, which it takes a shrunken window for. Axe takes a transparent dialog for none.
  const isHeldBack = (layer: Element) =>
    layer.checkVisibility() && !layer.checkVisibility({ opacityProperty: true });
  // An error that says what is wrong, rather than a test that runs into its limit and leaves this turning.
  const limit = performance.now() + 10_000;
  while (performance.now() < limit) {
    const moving = document.getAnimations().filter(isMoving);
    const layers = document.querySelectorAll(
      '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]',
    );
    if (moving.length === 0 && ![...layers].some(isHeldBack)) return;
    // One that is cancelled rejects, and is over just the same.
    await Promise.allSettled(moving.map(({ finished }) => finished));
    // The end of one may begin the next, and not before the page has drawn itself anew.
    await new Promise(requestAnimationFrame);
  }
  throw new Error('the page does not come to rest');
}
