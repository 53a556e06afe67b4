import { type FileSystem, nodeFileSystem } from '../../electron/files/file-system.ts';

/**
 * A disk on which nothing grows or is made any more after so many times, until there is room again.
 * @param isCopying true when writing in place takes room too, as where a file system copies on write
 */
export function fullAfter(left: number, isCopying = false) {
  const disk = { left: Infinity, isFull: false };
  const grow = () => {
    disk.left -= 1;
    disk.isFull ||= disk.left < 0;
    return disk.left < 0;
  };
  const refuse = () => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }));
  const open: FileSystem['open'] = async (file, flags, mode) => {
    if (String(flags).startsWith('w') && grow()) return refuse();
    const handle = await nodeFileSystem.open(file, flags, mode);
    const write = handle.write.bind(handle) as (...args: unknown[]) => Promise<unknown>;
    return Object.assign(handle, {
      write: async (...args: unknown[]) => {
        const [bytes, offset, length, at] = [args[0], args[1], Number(args[2]), Number(args[3])];
        const { size } = await handle.stat();
        if ((at + length <= size && !isCopying) || !grow()) return write(...args);
        // As real ones do, it takes what it has room for first.
        if (disk.left === -1 && length > 1) return write(bytes, offset, Math.floor(length / 2), at);
        return refuse();
      },
    }) as typeof handle;
  };
  const fileSystem: FileSystem = { ...nodeFileSystem, open };
  return { disk, fileSystem, begin: () => (disk.left = left) };
}
