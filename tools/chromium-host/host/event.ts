/** Electron's event object: what a listener gets first, and may call preventDefault() on. */
export interface HostEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

/** Details that are getters stay getters: a frame's URL is read when the listener reads it. */
export function createEvent<Details extends object>(details?: Details): HostEvent & Details {
  let isPrevented = false;
  const event = {
    get defaultPrevented() {
      return isPrevented;
    },
    preventDefault() {
      isPrevented = true;
    },
  };
  return Object.defineProperties(
    event,
    Object.getOwnPropertyDescriptors(details ?? {}),
  ) as HostEvent & Details;
}
