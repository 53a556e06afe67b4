// A port whose other end is closed: what is sent to it reaches nobody. No message ever passes here.
// oxlint-disable-next-line no-restricted-globals
const { port1: nowhere, port2: otherEnd } = new MessageChannel();
otherEnd.close();

/**
 * Gives a buffer's memory back at once; the buffer is empty then. The collector would do it much later, for hundreds
 * together, and the allocator then returns their pages to the system: fetching a page anew for each of WebCrypto's
 * answers took as long as the cipher (`docs/decisions/0011-a-bundle-is-sealed-on-all-cores.md`). What is transferred
 * to nobody is freed on the spot; nothing else that a page can do frees a buffer.
 */
export function giveBack(buffer: ArrayBuffer): void {
  nowhere.postMessage(undefined, [buffer]);
}
